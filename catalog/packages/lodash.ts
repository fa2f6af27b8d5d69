import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://lodash.com/docs/"
const ADVICE = "Limit the size of what clients may send."

/** The second argument is called with each element of the first. */
const WALKS = ["each", "forEach", "eachRight", "forEachRight", "map", "flatMap", "filter", "reject", "find", "findLast", "findIndex", "some", "every", "sortBy", "groupBy", "keyBy", "countBy", "partition", "uniqBy", "sumBy", "maxBy", "minBy", "mapValues", "mapKeys", "pickBy", "omitBy", "forOwn", "forIn", "remove", "orderBy"]

export default {
    package: "lodash",
    sameAs: ["lodash-es"],
    subpaths: { "*": "*" },
    blocking: [deepWalk("cloneDeep", [0]), deepWalk("cloneDeepWith", [0]), deepWalk("defaultsDeep", [0, 1]), deepWalk("isEqual", [0, 1]), deepWalk("isEqualWith", [0, 1]), deepWalk("merge", [0, 1, 2]), deepWalk("mergeWith", [0, 1])],
    signatures: [
        ...WALKS.map(name => ({ name, callbacks: [{ argument: 1, parameters: ["element 0"] }] })),
        { name: "reduce", callbacks: [{ argument: 1, parameters: [null, "element 0"] }] },
        { name: "debounce", returns: "argument 0" },
        { name: "memoize", returns: "argument 0", once: true },
        { name: "once", returns: "argument 0", once: true },
        { name: "partial", returns: "argument 0" },
        { name: "throttle", returns: "argument 0" },
        { name: "bind", returns: "argument 0" },
        { name: "cloneDeep", returns: "argument 0" },
        { name: "clone", returns: "argument 0" },
        { name: "curry", returns: "argument 0" },
    ],
} satisfies PackageFacts

/** What a client sent has been parsed already, which takes longer than to walk it: worth a word only in loops. */
function deepWalk(name: string, values: readonly number[]): BlockingCall {
    return { name, waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, when: [{ kind: "any", of: values.map(argument => ({ kind: "request-data", argument })) }], source: DOCS }
}
