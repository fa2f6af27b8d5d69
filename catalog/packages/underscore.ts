import type { PackageFacts } from "../entry.ts"

const WALKS = ["each", "forEach", "map", "collect", "filter", "select", "reject", "find", "detect", "some", "any", "every", "all", "sortBy", "groupBy", "indexBy", "countBy", "partition", "mapObject", "pick", "omit"]

export default [
    {
        package: "underscore",
        signatures: [
            ...WALKS.map(name => ({ name, callbacks: [{ argument: 1, parameters: ["element 0"] }] })),
            { name: "reduce", callbacks: [{ argument: 1, parameters: [null, "element 0"] }] },
            { name: "once", returns: "argument 0", once: true, source: "https://underscorejs.org/#once" },
            ...["debounce", "throttle", "memoize", "partial", "bind"].map(name => ({ name, returns: "argument 0" })),
            { name: "wrap", returns: "argument 1" },
        ],
    },
    {
        package: "ramda",
        signatures: [
            { name: "once", returns: "argument 0", once: true, source: "https://ramdajs.com/docs/#once" },
            ...["forEach", "map", "filter", "reject", "find", "any", "all"].map(name => ({ name, callbacks: [{ argument: 0, parameters: ["element 1"] }] })),
        ],
    },
] satisfies readonly PackageFacts[]
