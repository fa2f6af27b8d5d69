import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/kpdecker/jsdiff#readme"
const ADVICE = "Limit the size of what clients may send."

/** Comparing takes time in proportion to length and number of differences. */
export default {
    package: "diff",
    blocking: [
        {
            name: "diffArrays",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "diffChars",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "diffJson",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "diffLines",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "diffSentences",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "diffWords",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
        {
            name: "diffWordsWithSpace",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "any", of: [{ kind: "request-data", argument: 0 }, { kind: "request-data", argument: 1 }] }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts
