import type { PackageFacts } from "../entry.ts"

const at = (name: string) => `https://github.com/sindresorhus/${name}`

/** The small packages that bound, or forget to bound, how many promises are under way. */
export default [
    {
        package: "p-limit",
        limiters: [
            { name: "default()", source: at("p-limit") },
            { name: "default().map", source: at("p-limit") },
            { name: "limitFunction", source: at("p-limit") },
        ],
        signatures: [{ name: "limitFunction", returns: "argument 0" }],
    },
    {
        package: "p-map",
        fanOuts: [
            { name: "default", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: `${at("p-map")}#concurrency` },
            { name: "pMapIterable", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: `${at("p-map")}#concurrency` },
        ],
        signatures: ["default", "pMapIterable"].map(name => ({ name, callbacks: [{ argument: 1, parameters: ["element 0"] }] })),
    },
    {
        package: "p-all",
        fanOuts: [{ name: "default", list: 0, callback: 0, bound: { argument: 1, option: "concurrency" }, source: at("p-all") }],
        signatures: [{ name: "default", callbacks: [{ argument: 0, elements: true }] }],
    },
    {
        package: "p-settle",
        fanOuts: [{ name: "default", list: 0, callback: 0, bound: { argument: 1, option: "concurrency" }, source: at("p-settle") }],
        signatures: [{ name: "default", callbacks: [{ argument: 0, elements: true }] }],
    },
    { package: "p-filter", fanOuts: [{ name: "default", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: at("p-filter") }] },
    { package: "p-props", fanOuts: [{ name: "default", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: at("p-props") }] },
    { package: "p-times", fanOuts: [{ name: "default", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: at("p-times") }] },
    { package: "p-locate", fanOuts: [{ name: "default", list: 0, callback: 1, bound: { argument: 2, option: "concurrency" }, source: at("p-locate") }] },
    { package: "p-each-series", limiters: [{ name: "default", source: at("p-each-series") }] },
    { package: "p-map-series", limiters: [{ name: "default", source: at("p-map-series") }] },
    { package: "p-reduce", limiters: [{ name: "default", source: at("p-reduce") }] },
    {
        package: "p-series",
        limiters: [{ name: "default", source: at("p-series") }],
        signatures: [{ name: "default", callbacks: [{ argument: 0, elements: true }] }],
    },
    {
        package: "p-queue",
        limiters: ["add", "addAll"].map(method => ({ name: `PQueue.${method}`, source: at("p-queue") })),
        signatures: [{ name: "PQueue.addAll", callbacks: [{ argument: 0, elements: true }] }],
        types: { default: "PQueue" },
    },
    { package: "p-throttle", limiters: [{ name: "default()()", source: at("p-throttle") }], signatures: [{ name: "default()", returns: "argument 0" }] },
    { package: "p-debounce", limiters: [{ name: "default()", source: at("p-debounce") }], signatures: [{ name: "default", returns: "argument 0" }] },
    { package: "p-retry", signatures: [{ name: "default", returns: "callback 0" }] },
] satisfies readonly PackageFacts[]
