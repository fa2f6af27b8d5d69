import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/capricorn86/happy-dom#readme"

export default {
    package: "happy-dom",
    blocking: [
        {
            name: "Window",
            new: true,
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "It builds a browser for each document: keep one, or work in a worker thread.",
            source: DOCS,
        },
    ],
} satisfies PackageFacts
