import type { FanOutCall, Limiter, PackageFacts } from "../entry.ts"

const DOCS = "https://caolan.github.io/async/v3/docs.html"
const LISTS = ["each", "forEach", "eachOf", "forEachOf", "map", "mapValues", "filter", "select", "reject", "detect", "find", "some", "any", "every", "all", "concat", "flatMap", "groupBy", "sortBy", "times"]
const ONE_BY_ONE = ["reduce", "inject", "foldl", "reduceRight", "foldr", "transform"]
/** Functions handed over in a list or an object. */
const TASKS = ["series", "parallel", "waterfall", "auto", "autoInject", "race", "tryEach", "parallelLimit"]

export default {
    package: "async",
    sameAs: ["neo-async"],
    subpaths: { "*": "*" },
    handlers: [{ kind: "argument", role: "job", methods: ["queue", "priorityQueue", "cargo", "cargoQueue"], from: 0, source: `${DOCS}#queue` }],
    fanOuts: [...LISTS.map(fanOut), { name: "parallel", list: 0, callback: 0, source: `${DOCS}#parallel` }, { name: "race", list: 0, callback: 0, source: `${DOCS}#race` }],
    limiters: [
        ...LISTS.flatMap(name => [`${name}Limit`, `${name}Series`]),
        ...ONE_BY_ONE,
        "series",
        "waterfall",
        "tryEach",
        "parallelLimit",
        "queue",
        "priorityQueue",
        "cargo",
        "cargoQueue",
    ].map(limiter),
    signatures: [
        ...LISTS.filter(name => name !== "times").flatMap(name => [
            { name, callbacks: [{ argument: 1, parameters: ["element 0"] }] },
            { name: `${name}Series`, callbacks: [{ argument: 1, parameters: ["element 0"] }] },
            { name: `${name}Limit`, callbacks: [{ argument: 2, parameters: ["element 0"] }] },
        ]),
        ...ONE_BY_ONE.map(name => ({ name, callbacks: [{ argument: 2, parameters: [null, "element 0"] }] })),
        ...TASKS.map(name => ({ name, callbacks: [{ argument: 0, elements: true as const }] })),
        ...["queue", "priorityQueue", "cargo", "cargoQueue"].map(name => ({ name, returns: "Queue" })),
        ...["asyncify", "wrapSync", "apply", "ensureAsync", "reflect", "timeout", "retryable", "unmemoize", "constant"].map(name => ({ name, returns: "argument 0" })),
        // Remembered by argument: not once per process.
        { name: "memoize", returns: "argument 0" },
    ],
    types: { QueueObject: "Queue" },
} satisfies PackageFacts

function fanOut(name: string): FanOutCall {
    return { name, list: 0, callback: 1, source: `${DOCS}#${name}` }
}

function limiter(name: string): Limiter {
    return { name, source: `${DOCS}#${name}` }
}
