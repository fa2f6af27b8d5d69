import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/Brooooooklyn/canvas#readme"

export default {
    package: "@napi-rs/canvas",
    blocking: [
        { name: "Canvas.encodeSync", waitsFor: "cpu", cost: "high", instead: "@napi-rs/canvas#Canvas.encode", source: DOCS },
        { name: "Canvas.toBuffer", waitsFor: "cpu", cost: "high", instead: "@napi-rs/canvas#Canvas.encode", source: DOCS },
        { name: "Canvas.toDataURL", waitsFor: "cpu", cost: "high", instead: "@napi-rs/canvas#Canvas.toDataURLAsync", source: DOCS },
    ],
    signatures: [{ name: "createCanvas", returns: "Canvas" }],
} satisfies PackageFacts
