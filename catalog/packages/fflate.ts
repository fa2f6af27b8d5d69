import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/101arrowz/fflate#readme"
const ADVICE = "Use `node:zlib`, or the form without `Sync`, which starts a worker thread."

export default {
    package: "fflate",
    blocking: [
        { name: "compressSync", waitsFor: "cpu", cost: "grows", instead: "fflate#compress", advice: ADVICE, source: DOCS },
        { name: "decompressSync", waitsFor: "cpu", cost: "grows", instead: "fflate#decompress", advice: ADVICE, source: DOCS },
        { name: "deflateSync", waitsFor: "cpu", cost: "grows", instead: "fflate#deflate", advice: ADVICE, source: DOCS },
        { name: "gunzipSync", waitsFor: "cpu", cost: "grows", instead: "fflate#gunzip", advice: ADVICE, source: DOCS },
        { name: "gzipSync", waitsFor: "cpu", cost: "grows", instead: "fflate#gzip", advice: ADVICE, source: DOCS },
        { name: "inflateSync", waitsFor: "cpu", cost: "grows", instead: "fflate#inflate", advice: ADVICE, source: DOCS },
        { name: "unzipSync", waitsFor: "cpu", cost: "grows", instead: "fflate#unzip", advice: ADVICE, source: DOCS },
        { name: "unzlibSync", waitsFor: "cpu", cost: "grows", instead: "fflate#unzlib", advice: ADVICE, source: DOCS },
        { name: "zipSync", waitsFor: "cpu", cost: "grows", instead: "fflate#zip", advice: ADVICE, source: DOCS },
        { name: "zlibSync", waitsFor: "cpu", cost: "grows", instead: "fflate#zlib", advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts
