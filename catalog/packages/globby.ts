import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/globby#globbysyncpatterns-options"

export default {
    package: "globby",
    blocking: [
        { name: "gitignore.sync", waitsFor: "disk", cost: "high", instead: "globby#gitignore", versions: "<12", source: DOCS },
        { name: "globbySync", waitsFor: "disk", cost: "high", instead: "globby#globby", source: DOCS },
        { name: "isGitIgnoredSync", waitsFor: "disk", cost: "high", instead: "globby#isGitIgnored", source: DOCS },
        { name: "isIgnoredByIgnoreFilesSync", waitsFor: "disk", cost: "high", instead: "globby#isIgnoredByIgnoreFiles", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "high", instead: "globby#default", versions: "<12", source: DOCS },
    ],
} satisfies PackageFacts
