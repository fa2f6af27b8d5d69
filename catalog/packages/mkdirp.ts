import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/isaacs/node-mkdirp#readme"

export default {
    package: "mkdirp",
    types: { mkdirp: "default" },
    blocking: [
        { name: "manualSync", waitsFor: "disk", cost: "grows", instead: "mkdirp#manual", source: DOCS },
        { name: "mkdirpManualSync", waitsFor: "disk", cost: "grows", instead: "mkdirp#mkdirpManual", source: DOCS },
        { name: "mkdirpNativeSync", waitsFor: "disk", cost: "grows", instead: "mkdirp#mkdirpNative", source: DOCS },
        { name: "mkdirpSync", waitsFor: "disk", cost: "grows", instead: "mkdirp#mkdirp", source: DOCS },
        { name: "nativeSync", waitsFor: "disk", cost: "grows", instead: "mkdirp#native", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "mkdirp#mkdirp", versions: ">=1", source: DOCS },
        { name: "sync", waitsFor: "disk", cost: "grows", instead: "mkdirp#default", insteadForm: "callback", versions: "<1", source: "https://github.com/isaacs/node-mkdirp/tree/0.5.5#mkdirpdir-opts-cb" },
    ],
} satisfies PackageFacts
