import type { BlockingCall, PackageFacts } from "../entry.ts"
import { nameLookups } from "../threadpool.ts"

const MDN = "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects"

/** Globals and the language itself. */
export default {
    package: "global",
    types: {
        Buffer: "node:buffer#Buffer",
        console: "node:console#default",
        // Meteor's own, which loads what Node has.
        "Npm.require": "node:module#require",
        crypto: "node:crypto#webcrypto",
        global: "default",
        globalThis: "default",
        performance: "node:perf_hooks#performance",
        process: "node:process#default",
        require: "node:module#require",
        setInterval: "node:timers#setInterval",
    },
    blocking: [
        {
            name: "Atomics.wait",
            waitsFor: "lock",
            cost: "unbounded",
            instead: "global#Atomics.waitAsync",
            insteadForm: "different",
            advice: "`Atomics.waitAsync` gives an object: await its `value`.",
            source: `${MDN}/Atomics/wait`,
        },
        ...["Collator", "DateTimeFormat", "NumberFormat"].map((name): BlockingCall => ({
            // 20 to 50 µs each, as much as a hundred values take to be formatted.
            name: `Intl.${name}`,
            new: true,
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "Make it once, outside of the loop or at module level.",
            source: `${MDN}/Intl/${name}/${name}`,
        })),
        {
            ...ofRequest("JSON.parse", `${MDN}/JSON/parse`),
            advice: "1 MB takes about 10 ms: limit the size of what clients may send.",
        },
        {
            ...ofRequest("JSON.stringify", `${MDN}/JSON/stringify`),
            // Half of what parsing the same text costs, and often of a small part of it.
            cost: "micro",
            advice: "Limit the size of what clients may send.",
        },
        {
            // Compiling takes the time; `WebAssembly.instantiate` of a compiled module does the same on the loop.
            name: "WebAssembly.Instance",
            new: true,
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: "What the module runs, it runs on the loop: give long work to a worker thread.",
            source: "https://developer.mozilla.org/en-US/docs/WebAssembly/Reference/JavaScript_interface/Instance/Instance",
        },
        {
            // Functions are compiled when they are first called; what is validated before grows with the module.
            name: "WebAssembly.Module",
            new: true,
            waitsFor: "cpu",
            cost: "grows",
            instead: "global#WebAssembly.compile",
            source: "https://developer.mozilla.org/en-US/docs/WebAssembly/Reference/JavaScript_interface/Module/Module",
        },
        {
            // A loop that only looks at the clock or waits for a variable to change. No call: the front ends name it so.
            name: "busy-wait",
            waitsFor: "cpu",
            cost: "unbounded",
            instead: "node:timers/promises#setTimeout",
            advice: "Nothing else runs while the loop waits, not even what would end it. Use `await setTimeout(ms)` of `node:timers/promises`.",
            source: "https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop",
        },
        // A file with a database in it, of 10 MB at most: 200 µs to write, 10 to read. Where code is shared with browsers it is theirs.
        ...["clear", "getItem", "removeItem", "setItem"].map((name): BlockingCall => ({
            name: `localStorage.${name}`,
            waitsFor: "disk",
            cost: "micro",
            instead: null,
            advice: "On a server all clients share it: keep what belongs to a request in a database.",
            source: "https://nodejs.org/api/globals.html#localstorage",
        })),
        {
            ...ofRequest("structuredClone", "https://nodejs.org/api/globals.html#structuredclonevalue-options"),
            advice: "It walks the whole structure: limit the size of what clients may send.",
        },
    ],
    threadpool: nameLookups(["fetch"]),
    requestData: ["Request.arrayBuffer()", "Request.blob()", "Request.body", "Request.bytes()", "Request.formData()", "Request.json()", "Request.text()"],
} satisfies PackageFacts

/** Everywhere and fast, except where a client decides how large the input is. */
function ofRequest(name: string, source: string): BlockingCall {
    return { name, waitsFor: "cpu", cost: "grows", instead: null, when: [{ kind: "request-data", argument: 0, whole: true }], source }
}
