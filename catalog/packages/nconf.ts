import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/indexzero/nconf#readme"
const ADVICE_1 = "Load the configuration at start-up."
const ADVICE_2 = "Pass a callback: without one the file is written synchronously."

export default {
    package: "nconf",
    blocking: [
        { name: "Provider.file", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE_1, source: DOCS },
        {
            name: "Provider.save",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: ADVICE_2,
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
        { name: "file", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE_1, source: DOCS },
        { name: "loadFilesSync", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE_1, source: DOCS },
        {
            name: "save",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: ADVICE_2,
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
    ],
} satisfies PackageFacts
