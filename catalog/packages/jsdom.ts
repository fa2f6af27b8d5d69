import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/jsdom/jsdom#readme"

export default {
    package: "jsdom",
    blocking: [
        {
            name: "JSDOM",
            new: true,
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "It builds a browser for each document, scripts and styles included. Parse with `htmlparser2` or `linkedom`, or work in a worker thread.",
            source: DOCS,
        },
        {
            name: "JSDOM.fragment",
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: "Parse with `htmlparser2`, or in a worker thread.",
            source: DOCS,
        },
        {
            name: "JSDOM.fromFile",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "Reading is asynchronous, building the document is not. Work in a worker thread.",
            pseudoAsync: "on-loop",
            source: DOCS,
        },
        {
            name: "JSDOM.fromURL",
            waitsFor: "cpu",
            cost: "high",
            instead: null,
            advice: "Loading is asynchronous, building the document is not. Work in a worker thread.",
            pseudoAsync: "on-loop",
            source: DOCS,
        },
        { name: "JSDOM.serialize", waitsFor: "cpu", cost: "grows", instead: null, advice: "Do it in a worker thread.", source: DOCS },
    ],
    signatures: [{ name: "JSDOM.fromFile", returns: "JSDOM" }, { name: "JSDOM.fromURL", returns: "JSDOM" }],
} satisfies PackageFacts
