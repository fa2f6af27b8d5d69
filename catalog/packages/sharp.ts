import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://sharp.pixelplumbing.com/performance#parallelism-and-concurrency"

/** Works on the thread pool; nothing of it blocks. */
export default {
    package: "sharp",
    signatures: [
        { name: "default", returns: "Sharp" },
        { name: "Sharp.autoOrient", returns: "this" },
        { name: "Sharp.avif", returns: "this" },
        { name: "Sharp.blur", returns: "this" },
        { name: "Sharp.composite", returns: "this" },
        { name: "Sharp.extend", returns: "this" },
        { name: "Sharp.extract", returns: "this" },
        { name: "Sharp.ensureAlpha", returns: "this" },
        { name: "Sharp.flatten", returns: "this" },
        { name: "Sharp.flip", returns: "this" },
        { name: "Sharp.flop", returns: "this" },
        { name: "Sharp.gif", returns: "this" },
        { name: "Sharp.grayscale", returns: "this" },
        { name: "Sharp.greyscale", returns: "this" },
        { name: "Sharp.heif", returns: "this" },
        { name: "Sharp.jpeg", returns: "this" },
        { name: "Sharp.keepExif", returns: "this" },
        { name: "Sharp.keepMetadata", returns: "this" },
        { name: "Sharp.modulate", returns: "this" },
        { name: "Sharp.negate", returns: "this" },
        { name: "Sharp.normalize", returns: "this" },
        { name: "Sharp.png", returns: "this" },
        { name: "Sharp.raw", returns: "this" },
        { name: "Sharp.removeAlpha", returns: "this" },
        { name: "Sharp.resize", returns: "this" },
        { name: "Sharp.rotate", returns: "this" },
        { name: "Sharp.sharpen", returns: "this" },
        { name: "Sharp.tiff", returns: "this" },
        { name: "Sharp.tint", returns: "this" },
        { name: "Sharp.toColorspace", returns: "this" },
        { name: "Sharp.toFormat", returns: "this" },
        { name: "Sharp.trim", returns: "this" },
        { name: "Sharp.webp", returns: "this" },
        { name: "Sharp.withMetadata", returns: "this" },
        { name: "Sharp.clone", returns: "this" },
    ],
    threadpool: [...poolJobs("grows", DOCS, ["Sharp.metadata"]), ...poolJobs("high", DOCS, ["Sharp.stats", "Sharp.toBuffer", "Sharp.toFile"])],
} satisfies PackageFacts
