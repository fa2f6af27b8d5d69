import type { BlockingCall, Condition, Cost, PackageFacts, Signature } from "../entry.ts"

/** Events with which a process ends: what listens to them may block, nobody is served any more. */
const ENDING: Condition = { kind: "any", of: ["exit", "beforeExit", "SIGINT", "SIGTERM", "SIGQUIT", "SIGHUP", "SIGUSR2"].map(equals => ({ kind: "constant", argument: 0, equals })) }

export default {
    package: "node:process",
    types: { stdout: "node:tty#WriteStream", stderr: "node:tty#WriteStream", stdin: "node:tty#ReadStream" },
    extends: { default: "node:events#EventEmitter" },
    handlers: [
        {
            kind: "argument",
            methods: ["on", "once", "addListener"],
            events: ["message"],
            from: 1,
            framework: "process",
            source: "https://nodejs.org/api/process.html#event-message",
        },
    ],
    blocking: [
        disk("dlopen", "https://nodejs.org/api/process.html#processdlopenmodule-filename-flags"),
        disk("loadEnvFile", "https://nodejs.org/api/process.html#processloadenvfilepath"),
        { ...disk("report.getReport", "https://nodejs.org/api/process.html#processreportgetreporterr"), waitsFor: "cpu", advice: "Set `process.report.excludeNetwork`; make reports for operators only." },
        { ...disk("report.writeReport", "https://nodejs.org/api/process.html#processreportwritereportfilename-err"), advice: "Set `process.report.excludeNetwork`; make reports for operators only." },
    ],
    signatures: ["on", "once", "addListener", "prependListener", "prependOnceListener"].map(listens),
} satisfies PackageFacts

function disk(name: string, source: string, cost: Cost = "grows"): BlockingCall {
    return { name, waitsFor: "disk", cost, instead: null, advice: "Do it once, at start-up.", source }
}

function listens(name: string): Signature {
    return { name, returns: "this", callbacks: [{ argument: 1, runs: "exit", when: [ENDING] }], source: "https://nodejs.org/api/process.html#process-events" }
}
