import type { PackageFacts } from "../entry.ts"

const DOCS = "https://bun.sh/docs/api/sqlite"
const ADVICE = "SQLite works in the calling thread. Move queries that scan, sort or write much to a worker thread; reading by an indexed key is fine."

export default {
    package: "bun:sqlite",
    types: { default: "Database" },
    blocking: [
        { name: "Database", new: true, waitsFor: "disk", cost: "grows", instead: null, advice: "Open the database once, at start-up.", source: DOCS },
        { name: "Database.exec", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.loadExtension", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.prepare", waitsFor: "disk", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.query", waitsFor: "disk", cost: "micro", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.run", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Database.serialize", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.all", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.get", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.iterate", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.run", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "Statement.values", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
    signatures: [
        { name: "Database.prepare", returns: "Statement" },
        { name: "Database.query", returns: "Statement" },
        { name: "Database.transaction", returns: "argument 0" },
    ],
} satisfies PackageFacts
