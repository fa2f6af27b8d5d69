import type { BlockingCall, Cost, PackageFacts } from "../entry.ts"

const DOCS = "https://nodejs.org/api/sqlite.html"
const ADVICE = "SQLite works in the calling thread. Move queries that scan, sort or write much to a worker thread; reading by an indexed key is fine."

export default {
    package: "node:sqlite",
    blocking: [
        { ...query("DatabaseSync"), new: true, advice: "Open the database once, at start-up." },
        query("DatabaseSync.applyChangeset"),
        query("DatabaseSync.close", "micro"),
        query("DatabaseSync.deserialize"),
        query("DatabaseSync.exec"),
        query("DatabaseSync.loadExtension"),
        query("DatabaseSync.open", "micro"),
        query("DatabaseSync.prepare", "micro"),
        query("DatabaseSync.serialize"),
        query("SQLTagStore.all"),
        query("SQLTagStore.get"),
        query("SQLTagStore.iterate"),
        query("SQLTagStore.run"),
        query("Session.changeset"),
        query("Session.patchset"),
        query("StatementSync.all"),
        query("StatementSync.get"),
        query("StatementSync.iterate"),
        query("StatementSync.run"),
    ],
    signatures: [
        { name: "DatabaseSync.createSession", returns: "Session" },
        { name: "DatabaseSync.createTagStore", returns: "SQLTagStore" },
        { name: "DatabaseSync.prepare", returns: "StatementSync" },
    ],
} satisfies PackageFacts

function query(name: string, cost: Cost = "grows"): BlockingCall {
    return { name, waitsFor: "disk", cost, instead: null, advice: ADVICE, source: DOCS }
}
