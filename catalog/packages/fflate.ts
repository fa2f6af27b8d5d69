import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/101arrowz/fflate#readme"
const ADVICE = "Use `node:zlib`, or the form without `Sync`, which starts a worker thread."

export default {
    package: "fflate",
    blocking: [
        { name: "compressSync", waitsFor: "cpu", cost: "grows", instead: "fflate#compress", insteadForm: "callback", advice: ADVICE, source: DOCS },
        { name: "decompressSync", waitsFor: "cpu", cost: "grows", instead: "fflate#decompress", insteadForm: "callback", advice: ADVICE, source: DOCS },
        { name: "deflateSync", waitsFor: "cpu", cost: "grows", instead: "fflate#deflate", insteadForm: "callback", advice: ADVICE, source: DOCS },
        { name: "gunzipSync", waitsFor: "cpu", cost: "grows", instead: "fflate#gunzip", insteadForm: "callback", advice: ADVICE, source: DOCS },
        { name: "gzipSync", waitsFor: "cpu", cost: "grows", instead: "fflate#gzip", insteadForm: "callback", advice: ADVICE, source: DOCS },
        { name: "inflateSync", waitsFor: "cpu", cost: "grows", instead: "fflate#inflate", insteadForm: "callback", advice: ADVICE, source: DOCS },
        { name: "unzipSync", waitsFor: "cpu", cost: "grows", instead: "fflate#unzip", insteadForm: "callback", advice: ADVICE, source: DOCS },
        { name: "unzlibSync", waitsFor: "cpu", cost: "grows", instead: "fflate#unzlib", insteadForm: "callback", advice: ADVICE, source: DOCS },
        // `zip` starts workers, but computes the checksums of all files on the loop first.
        { name: "zipSync", waitsFor: "cpu", cost: "grows", instead: null, advice: "Write archives as streams, with `archiver` or `yazl`: `zip` computes checksums on the loop.", source: DOCS },
        { name: "zlibSync", waitsFor: "cpu", cost: "grows", instead: "fflate#zlib", insteadForm: "callback", advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts
