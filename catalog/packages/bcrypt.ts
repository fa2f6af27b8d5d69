import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/kelektiv/node.bcrypt.js#api"

export default {
    package: "bcrypt",
    blocking: [
        { name: "compareSync", waitsFor: "cpu", cost: "high", instead: "bcrypt#compare", source: DOCS },
        { name: "genSaltSync", waitsFor: "cpu", cost: "micro", instead: "bcrypt#genSalt", verified: "run", source: DOCS },
        { name: "hashSync", waitsFor: "cpu", cost: "high", instead: "bcrypt#hash", verified: "run", source: DOCS },
    ],
    threadpool: [{ name: "compare", cost: "high", source: DOCS }, { name: "genSalt", cost: "micro", source: DOCS }, { name: "hash", cost: "high", source: DOCS }],
} satisfies PackageFacts
