import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/anseki/readline-sync#readme"
const ADVICE = "Use `node:readline/promises`."

export default {
    package: "readline-sync",
    blocking: [
        { name: "keyIn", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "keyInPause", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "keyInSelect", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "keyInYN", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "keyInYNStrict", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "prompt", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "promptCL", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "promptLoop", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "promptSimShell", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "question", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "questionEMail", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "questionFloat", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "questionInt", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "questionNewPassword", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
        { name: "questionPath", waitsFor: "human", cost: "unbounded", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts
