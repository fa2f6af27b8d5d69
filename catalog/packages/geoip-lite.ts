import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/geoip-lite/node-geoip#readme"

export default {
    package: "geoip-lite",
    blocking: [
        { name: "reloadDataSync", waitsFor: "disk", cost: "high", instead: "geoip-lite#reloadData", insteadForm: "callback", source: DOCS },
    ],
} satisfies PackageFacts
