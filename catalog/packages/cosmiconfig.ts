import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/cosmiconfig/cosmiconfig#readme"

export default {
    package: "cosmiconfig",
    blocking: [
        { name: "PublicExplorerSync.load", waitsFor: "disk", cost: "grows", instead: "cosmiconfig#PublicExplorer.load", source: DOCS },
        { name: "PublicExplorerSync.search", waitsFor: "disk", cost: "grows", instead: "cosmiconfig#PublicExplorer.search", source: DOCS },
    ],
    signatures: [{ name: "cosmiconfig", returns: "PublicExplorer" }, { name: "cosmiconfigSync", returns: "PublicExplorerSync" }],
} satisfies PackageFacts
