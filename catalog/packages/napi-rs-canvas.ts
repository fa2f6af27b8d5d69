import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/Brooooooklyn/canvas#readme"

export default {
    package: "@napi-rs/canvas",
    blocking: [
        { name: "Canvas.encodeSync", waitsFor: "cpu", cost: "high", instead: "@napi-rs/canvas#Canvas.encode", source: DOCS },
        { name: "Canvas.toBuffer", waitsFor: "cpu", cost: "high", instead: "@napi-rs/canvas#Canvas.encode", source: DOCS },
        { name: "Canvas.toDataURL", waitsFor: "cpu", cost: "high", instead: "@napi-rs/canvas#Canvas.toDataURLAsync", source: DOCS },
    ],
    threadpool: poolJobs("high", DOCS, ["Canvas.encode", "Canvas.toDataURLAsync"]),
    signatures: [{ name: "createCanvas", returns: "Canvas" }],
} satisfies PackageFacts
