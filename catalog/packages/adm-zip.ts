import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://github.com/cthackers/adm-zip#readme"
const ADVICE = "Read archives with `yauzl` or `unzipper`, entry by entry."

export default {
    package: "adm-zip",
    types: { default: "AdmZip" },
    blocking: [
        {
            // Of a buffer mostly: the list of entries is read at once.
            name: "AdmZip",
            new: true,
            waitsFor: "cpu",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "not-constant", argument: 0 }],
            source: DOCS,
        },
        {
            name: "AdmZip",
            new: true,
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: ADVICE,
            when: [{ kind: "argument-count", atLeast: 1 }],
            source: DOCS,
        },
        { name: "AdmZip.addLocalFile", waitsFor: "disk", cost: "grows", instead: "adm-zip#AdmZip.addLocalFileAsync", insteadForm: "callback", source: DOCS },
        { name: "AdmZip.addLocalFolder", waitsFor: "disk", cost: "high", instead: "adm-zip#AdmZip.addLocalFolderPromise", source: DOCS },
        { name: "AdmZip.extractAllTo", waitsFor: "disk", cost: "high", instead: "adm-zip#AdmZip.extractAllToAsync", insteadForm: "callback", source: DOCS },
        { name: "AdmZip.extractEntryTo", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "AdmZip.readAsText", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "AdmZip.readFile", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        {
            name: "AdmZip.toBuffer",
            waitsFor: "cpu",
            cost: "high",
            instead: "adm-zip#AdmZip.toBufferPromise",
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
        {
            name: "AdmZip.writeZip",
            waitsFor: "disk",
            cost: "high",
            instead: "adm-zip#AdmZip.writeZipPromise",
            when: [{ kind: "callback", present: false }],
            source: DOCS,
        },
    ],
    threadpool: poolJobs("high", DOCS, ["AdmZip.toBufferPromise"]),
} satisfies PackageFacts
