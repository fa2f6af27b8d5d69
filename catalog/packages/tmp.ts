import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/raszi/node-tmp#readme"

export default {
    package: "tmp",
    blocking: [
        { name: "dirSync", waitsFor: "disk", cost: "grows", instead: "tmp#dir", insteadForm: "different", source: DOCS },
        { name: "fileSync", waitsFor: "disk", cost: "grows", instead: "tmp#file", insteadForm: "different", source: DOCS },
        { name: "tmpNameSync", waitsFor: "disk", cost: "grows", instead: "tmp#tmpName", insteadForm: "callback", source: DOCS },
    ],
} satisfies PackageFacts
