import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/tursodatabase/libsql-js/blob/main/docs/api.md"
const ADVICE = "SQLite works in the calling thread. Move queries that scan, sort or write much to a worker thread; reading by an indexed key is fine."

export default {
    package: "libsql",
    types: { default: "Database", "Database.Database": "Database", "Database.Statement": "Statement" },
    blocking: [
        { name: "Database", new: true, waitsFor: "disk", cost: "grows", instead: null, advice: "Open the database once, at start-up.", source: DOCS },
        { name: "Database.exec", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.loadExtension", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.pragma", waitsFor: "disk", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.prepare", waitsFor: "disk", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.serialize", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.all", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.get", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.iterate", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.run", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
    signatures: [
        { name: "Database.prepare", returns: "Statement" },
        { name: "Database.transaction", returns: "argument 0" },
        { name: "Statement.bind", returns: "this" },
        { name: "Statement.expand", returns: "this" },
        { name: "Statement.pluck", returns: "this" },
        { name: "Statement.raw", returns: "this" },
        { name: "Statement.safeIntegers", returns: "this" },
        { name: "Database", returns: "Database" },
    ],
} satisfies PackageFacts
