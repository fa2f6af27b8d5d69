import type { BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://nodejs.org/api/v8.html"

export default {
    package: "node:v8",
    blocking: [
        copies("deserialize"),
        { name: "getHeapSnapshot", waitsFor: "cpu", cost: "high", instead: null, advice: "Making the snapshot stops everything: for operators only, never for clients.", source: `${DOCS}#v8getheapsnapshotoptions` },
        { name: "queryObjects", waitsFor: "cpu", cost: "high", instead: null, advice: "It walks the whole heap: for operators only, never for clients.", source: `${DOCS}#v8queryobjectsctor-options` },
        copies("serialize"),
        { name: "takeCoverage", waitsFor: "disk", cost: "high", instead: null, advice: "Take coverage when the process ends.", source: `${DOCS}#v8takecoverage` },
        { name: "writeHeapSnapshot", waitsFor: "disk", cost: "high", instead: null, advice: "It stops the process for seconds and needs twice the heap: for operators only, never for clients.", source: `${DOCS}#v8writeheapsnapshotfilenameoptions` },
    ],
} satisfies PackageFacts

/** Worth a word only if a client decides how large the value is. */
function copies(name: string): BlockingCall {
    return {
        name,
        waitsFor: "cpu",
        cost: "grows",
        instead: null,
        advice: "Limit the size of what clients may send.",
        when: [{ kind: "request-data", argument: 0 }],
        source: `${DOCS}#serialization-api`,
    }
}
