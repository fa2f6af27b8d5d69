import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/abbr/deasync#readme"
const ADVICE = "Wait with `await`."

/**
 * `deasync(f)` is a function that turns the loop inside itself until `f` has called back: whoever
 * called it waits, and what was to run in order no longer does.
 */
export default {
    package: "deasync",
    blocking: [
        { name: "default()", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "loopWhile", waitsFor: "lock", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "sleep", waitsFor: "lock", cost: "unbounded", instead: null, advice: "Use `setTimeout` of `node:timers/promises`.", source: DOCS },
    ],
} satisfies PackageFacts
