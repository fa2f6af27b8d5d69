import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/shelljs/shelljs#command-reference"
const ADVICE = "Use `node:fs/promises`."

export default {
    package: "shelljs",
    blocking: [
        { name: "cat", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "chmod", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        {
            name: "cmd",
            waitsFor: "child-process",
            cost: "unbounded",
            instead: "node:child_process#execFile",
            insteadForm: "different",
            advice: "Use `execFile` of `node:child_process`.",
            source: DOCS,
        },
        { name: "cp", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        {
            name: "exec",
            waitsFor: "child-process",
            cost: "unbounded",
            instead: "node:child_process#exec",
            insteadForm: "different",
            advice: "Pass `{ async: true }` or a callback, or use `execFile` of `node:child_process`.",
            when: [{ kind: "callback", present: false }, { kind: "option", argument: 1, option: "async", absent: true }],
            source: DOCS,
        },
        { name: "find", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "grep", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "head", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "ln", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "ls", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "mkdir", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "mv", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "rm", waitsFor: "disk", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "sed", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "sort", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "tail", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "test", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "touch", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "uniq", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "which", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts
