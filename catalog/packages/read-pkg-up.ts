import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/read-package-up#readme"

export default {
    package: "read-pkg-up",
    sameAs: ["read-package-up"],
    blocking: [
        { name: "readPackageUpSync", waitsFor: "disk", cost: "grows", instead: "read-pkg-up#readPackageUp", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "read-pkg-up#default", versions: "<8", source: DOCS },
    ],
} satisfies PackageFacts
