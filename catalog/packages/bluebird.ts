import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "http://bluebirdjs.com/docs/api"
const ELEMENT = { argument: 1, parameters: ["element 0"] } as const

export default {
    package: "bluebird",
    fanOuts: [
        { name: "map", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: `${DOCS}/promise.map.html` },
        { name: "filter", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: `${DOCS}/promise.filter.html` },
    ],
    limiters: ["mapSeries", "each", "reduce", "Promise.mapSeries", "Promise.each", "Promise.reduce"].map(name => ({ name, source: `${DOCS}/promise.mapseries.html` })),
    signatures: [
        ...["map", "filter", "mapSeries", "each"].map(name => ({ name, returns: "Promise", callbacks: [ELEMENT] })),
        { name: "reduce", callbacks: [{ argument: 1, parameters: [null, "element 0"] }] },
        { name: "try", returns: "callback 0" },
        { name: "attempt", returns: "callback 0" },
        { name: "method", returns: "argument 0" },
        { name: "coroutine", returns: "argument 0" },
        { name: "promisify", returns: "argument 0", promisifies: true, source: `${DOCS}/promise.promisify.html` },
        // Adds `*Async` twins to the object it is given.
        { name: "promisifyAll", returns: "argument 0" },
        { name: "resolve", returns: "argument 0" },
        { name: "all", returns: "argument 0" },
        { name: "using", returns: "callback 0" },
        ...chains("Promise", ["tap", "tapCatch", "finally", "delay", "timeout", "bind", "disposer"]),
    ],
} satisfies PackageFacts
