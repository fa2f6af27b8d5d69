import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/isaacs/node-glob#readme"

export default {
    package: "glob",
    types: { glob: "default", GlobSync: "Glob" },
    blocking: [
        { name: "Glob.iterateSync", waitsFor: "disk", cost: "high", instead: "glob#Glob.iterate", insteadForm: "different", source: DOCS },
        { name: "Glob.walkSync", waitsFor: "disk", cost: "high", instead: "glob#Glob.walk", source: DOCS },
        { name: "globIterateSync", waitsFor: "disk", cost: "high", instead: "glob#globIterate", insteadForm: "different", source: DOCS },
        { name: "globStreamSync", waitsFor: "disk", cost: "high", instead: "glob#globStream", insteadForm: "different", source: DOCS },
        { name: "globSync", waitsFor: "disk", cost: "high", instead: "glob#glob", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "high", instead: "glob#glob", versions: ">=9", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "high", instead: "glob#default", insteadForm: "callback", versions: "<9", source: "https://github.com/isaacs/node-glob/tree/v8.1.0#globglobpattern-options-cb" },
    ],
} satisfies PackageFacts
