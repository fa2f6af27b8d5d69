import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://lodash.com/docs/"
const ADVICE = "Limit the size of what clients may send."

/** The second argument is called with each element of the first. */
const WALKS = ["each", "forEach", "eachRight", "forEachRight", "map", "flatMap", "filter", "reject", "find", "findLast", "findIndex", "some", "every", "sortBy", "groupBy", "keyBy", "countBy", "partition", "uniqBy", "sumBy", "maxBy", "minBy", "mapValues", "mapKeys", "pickBy", "omitBy", "forOwn", "forIn", "remove", "orderBy"]

/** They give a list of elements of their first argument. */
const KEEPS = ["filter", "reject", "sortBy", "orderBy", "uniqBy", "remove", "compact", "uniq", "uniqWith", "reverse", "shuffle", "without", "difference", "differenceBy", "intersection", "concat", "union"]
/** They give one of them. */
const PICKS = ["find", "findLast", "maxBy", "minBy", "head", "first", "last", "nth", "sample"]
/** They give a function back, wrapped, or a copy of a value. */
const WRAPS = ["debounce", "throttle", "partial", "bind", "curry", "cloneDeep", "clone"]
const RESULTS = new Map([...[...KEEPS, ...WRAPS].map(name => [name, "argument 0"] as const), ...PICKS.map(name => [name, "element 0"] as const)])

export default {
    package: "lodash",
    // es-toolkit has most of it under the same names; `compat` aims at all of it.
    sameAs: ["lodash-es", "es-toolkit", "es-toolkit/compat"],
    subpaths: { "*": "*" },
    blocking: [deepWalk("cloneDeep", [0]), deepWalk("cloneDeepWith", [0]), deepWalk("defaultsDeep", [0, 1]), deepWalk("isEqual", [0, 1]), deepWalk("isEqualWith", [0, 1]), deepWalk("merge", [0, 1, 2]), deepWalk("mergeWith", [0, 1])],
    signatures: [
        ...WALKS.map(name => ({ name, ...resultOf(name), callbacks: [{ argument: 1, parameters: ["element 0"] }] })),
        ...[...RESULTS.keys()].filter(name => !WALKS.includes(name)).map(name => ({ name, ...resultOf(name) })),
        { name: "reduce", callbacks: [{ argument: 1, parameters: [null, "element 0"] }] },
        { name: "memoize", returns: "argument 0", once: true },
        { name: "once", returns: "argument 0", once: true },
    ],
} satisfies PackageFacts

/** What a client sent has been parsed already, which takes longer than to walk it: worth a word only in loops. */
function deepWalk(name: string, values: readonly number[]): BlockingCall {
    return { name, waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, when: [{ kind: "any", of: values.map(argument => ({ kind: "request-data", argument })) }], source: DOCS }
}

function resultOf(name: string): { readonly returns?: string } {
    const returns = RESULTS.get(name)
    return returns === undefined ? {} : { returns }
}
