import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sql-js/sql.js#readme"
const ADVICE = "The database lives in memory and works in the calling thread: move queries that scan, sort or write much to a worker thread."

export default {
    package: "sql.js",
    types: { "SqlJsStatic.Database": "Database" },
    blocking: [
        { name: "Database.each", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.exec", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.export", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.run", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
    signatures: [{ name: "default", returns: "SqlJsStatic" }],
} satisfies PackageFacts
