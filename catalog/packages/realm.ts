import type { PackageFacts } from "../entry.ts"

export default {
    package: "realm",
    types: { default: "Realm" },
    blocking: [
        {
            name: "Realm.write",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: "A transaction waits for others and for the disk: write in a worker thread.",
            source: "https://github.com/realm/realm-js#readme",
        },
    ],
} satisfies PackageFacts
