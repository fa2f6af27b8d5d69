import type { PackageFacts } from "../entry.ts"

const OPERATORS = "https://rxjs.dev/guide/operators"

/** An operator hands its function on to the stream that is piped through it. */
const OPERATOR_NAMES = [
    "map", "mergeMap", "flatMap", "concatMap", "switchMap", "exhaustMap", "tap", "filter", "catchError", "finalize", "scan", "mergeScan", "reduce", "expand",
    "takeWhile", "skipWhile", "distinctUntilChanged", "groupBy", "first", "last", "find", "findIndex", "every", "single", "count", "debounce", "throttle", "audit",
    "delayWhen", "retryWhen", "repeatWhen", "sample", "bufferWhen", "windowWhen", "timeoutWith", "connect", "share",
]

export default [
    {
        package: "rxjs",
        sameAs: ["rxjs/operators"],
        signatures: OPERATOR_NAMES.map(name => ({ name, returns: "argument 0", source: OPERATORS })),
    },
] satisfies readonly PackageFacts[]
