import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/typicode/lowdb#readme"

export default {
    package: "lowdb",
    sameAs: ["lowdb/node"],
    blocking: [
        { name: "JSONFileSync.read", waitsFor: "disk", cost: "grows", instead: "lowdb/node#JSONFile.read", source: DOCS },
        { name: "JSONFileSync.write", waitsFor: "disk", cost: "grows", instead: "lowdb/node#JSONFile.write", source: DOCS },
        { name: "JSONFileSyncPreset", waitsFor: "disk", cost: "grows", instead: "lowdb/node#JSONFilePreset", source: DOCS },
        { name: "LowSync.read", waitsFor: "disk", cost: "grows", instead: "lowdb#Low.read", source: DOCS },
        { name: "LowSync.update", waitsFor: "disk", cost: "grows", instead: "lowdb#Low.update", source: DOCS },
        { name: "LowSync.write", waitsFor: "disk", cost: "grows", instead: "lowdb#Low.write", source: DOCS },
    ],
    signatures: [{ name: "JSONFileSyncPreset", returns: "LowSync" }],
} satisfies PackageFacts
