import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/path-exists#readme"

export default {
    package: "path-exists",
    blocking: [
        { name: "pathExistsSync", waitsFor: "disk", cost: "grows", instead: "path-exists#pathExists", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "path-exists#default", versions: "<5", source: DOCS },
    ],
} satisfies PackageFacts
