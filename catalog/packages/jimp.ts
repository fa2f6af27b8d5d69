import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/jimp-dev/jimp#readme"
const ADVICE = "Use `sharp`: native, on the thread pool."

export default {
    package: "jimp",
    types: { default: "Jimp" },
    blocking: [
        { name: "Jimp.blur", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.composite", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.contain", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.cover", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.gaussian", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.getBase64", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Jimp.getBase64Async", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Jimp.getBuffer", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Jimp.getBufferAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Jimp.greyscale", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.quantize", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.read", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Jimp.resize", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.rotate", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.scale", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.scaleToFit", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Jimp.write", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Jimp.writeAsync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
    ],
    signatures: [
        { name: "Jimp.read", returns: "Jimp" },
        { name: "Jimp.blur", returns: "this" },
        { name: "Jimp.composite", returns: "this" },
        { name: "Jimp.contain", returns: "this" },
        { name: "Jimp.cover", returns: "this" },
        { name: "Jimp.gaussian", returns: "this" },
        { name: "Jimp.greyscale", returns: "this" },
        { name: "Jimp.quantize", returns: "this" },
        { name: "Jimp.resize", returns: "this" },
        { name: "Jimp.rotate", returns: "this" },
        { name: "Jimp.scale", returns: "this" },
        { name: "Jimp.scaleToFit", returns: "this" },
    ],
} satisfies PackageFacts
