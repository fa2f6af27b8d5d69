import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://nodejs.org/api/modules.html#requireid"

/**
 * `require` is `node:module#require` wherever it comes from. Of a constant module it is left alone:
 * the cost is paid once and often on purpose. JSON files are read and parsed whole, and a computed
 * name may load a new module with each request.
 */
export default {
    package: "node:module",
    blocking: [
        {
            name: "findPackageJSON",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: "Look it up once, at start-up.",
            source: "https://nodejs.org/api/module.html#modulefindpackagejsonspecifier-base",
        },
        { name: "flushCompileCache", waitsFor: "disk", cost: "grows", instead: null, advice: "Flush when the process ends.", source: "https://nodejs.org/api/module.html#moduleflushcompilecache" },
        loads({ kind: "suffix", argument: 0, equals: ".json" }, "Load the file at start-up, or read it with `readFile` of `node:fs/promises`."),
        loads({ kind: "not-constant", argument: 0 }, "Load the modules at start-up and choose among them here."),
        {
            name: "stripTypeScriptTypes",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "Strip types when building, or in a worker thread.",
            source: "https://nodejs.org/api/module.html#modulestriptypescripttypescode-options",
        },
    ],
    signatures: [{ name: "createRequire", returns: "require" }],
} satisfies PackageFacts

function loads(condition: NonNullable<BlockingCall["when"]>[number], advice: string): BlockingCall {
    return { name: "require", waitsFor: "disk", cost: "grows", instead: null, advice, when: [condition], cached: true, source: DOCS }
}
