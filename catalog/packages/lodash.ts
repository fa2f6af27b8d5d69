import type { PackageFacts } from "../entry.ts"

const DOCS = "https://lodash.com/docs/"
const ADVICE = "Limit the size of what clients may send."

/** The second argument is called with each element of the first. */
const WALKS = ["each", "forEach", "eachRight", "forEachRight", "map", "flatMap", "filter", "reject", "find", "findLast", "findIndex", "some", "every", "sortBy", "groupBy", "keyBy", "countBy", "partition", "uniqBy", "sumBy", "maxBy", "minBy", "mapValues", "mapKeys", "pickBy", "omitBy", "forOwn", "forIn", "remove", "orderBy"]

/** Deep walks are everywhere and fast: worth a word only where a client decides how large the value is. */
export default {
    package: "lodash",
    sameAs: ["lodash-es"],
    subpaths: { "*": "*" },
    blocking: [
        {
            name: "cloneDeep",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
        {
            name: "cloneDeepWith",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "request-data", argument: 0 }],
            source: DOCS,
        },
        {
            name: "defaultsDeep",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "isEqual",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "isEqualWith",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "merge",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [
                {
                    kind: "any",
                    of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }, { kind: "request-data", argument: 2 }],
                },
            ],
            source: DOCS,
        },
        {
            name: "mergeWith",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
    ],
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
