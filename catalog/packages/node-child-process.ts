import type { ApiName, BlockingCall, PackageFacts } from "../entry.ts"

const DOCS = "https://nodejs.org/api/child_process.html#synchronous-process-creation"

export default {
    package: "node:child_process",
    extends: { ChildProcess: "node:events#EventEmitter" },
    blocking: [
        {
            ...waits("execFileSync", "node:child_process#execFile", 1, 2),
            insteadForm: "different",
            advice: "`promisify(execFile)` resolves to `{ stdout, stderr }`; its `input` option is ignored: write to the child's `stdin`.",
        },
        {
            ...waits("execSync", "node:child_process#exec", 1),
            insteadForm: "different",
            advice: "`promisify(exec)` resolves to `{ stdout, stderr }`; its `input` option is ignored: write to the child's `stdin`.",
        },
        {
            ...waits("spawnSync", "node:child_process#spawn", 1, 2),
            insteadForm: "different",
            advice: "Use `spawn` and wait for its `close` event: `const [code] = await once(child, \"close\")`.",
        },
    ],
    offloads: [{ name: "fork", argument: 0, source: "https://nodejs.org/api/child_process.html#child_processforkmodulepath-args-options" }],
    signatures: [
        { name: "exec", returns: "ChildProcess" },
        { name: "execFile", returns: "ChildProcess" },
        { name: "fork", returns: "ChildProcess" },
        { name: "spawn", returns: "ChildProcess" },
    ],
} satisfies PackageFacts

/** Waits until the process ends. A `timeout` bounds the wait, which leaves it long. */
function waits(name: string, instead: ApiName, ...options: number[]): BlockingCall {
    const bounded = options.map(argument => ({ when: [{ kind: "option", argument, option: "timeout" }], cost: "high" }) as const)
    return { name, waitsFor: "child-process", cost: "unbounded", instead, costs: bounded, source: DOCS }
}
