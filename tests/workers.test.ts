import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { build } from "tsdown"
import { beforeAll, describe, expect, test } from "vitest"
import { extractAll } from "../analyzer/frontend/extract-all.ts"
import type { Task } from "../analyzer/frontend/extract-one.ts"
import { folderOf } from "./support/folders.ts"

function tasksOf(texts: Readonly<Record<string, string>>): readonly Task[] {
    return Object.entries(texts).map(([file, text], index) => ({ index, file, text }))
}

describe("worker threads", () => {
    let worker: URL
    beforeAll(async () => {
        const source = fileURLToPath(new URL("../analyzer/frontend/worker.ts", import.meta.url))
        // Inside the repository, where the worker finds its packages.
        const outDir = fileURLToPath(new URL("../node_modules/.cache/unblock-worker-test", import.meta.url))
        await build({ config: false, entry: { worker: source }, outDir, format: "esm", platform: "node", fixedExtension: false, dts: false, logLevel: "silent" })
        worker = pathToFileURL(path.join(outDir, "worker.js"))
    }, 60_000)

    // Comments make several batches of little work, one file larger than a batch.
    const filler = (units: number): string => `// ${"text ".repeat(15)}\n`.repeat(units / 80)
    const texts = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}.ts`, `${filler(index === 20 ? 400_000 : 20_000)}export const f${index} = (a: string) => a.trim()\n`]))

    test.each([2, 3, 8])("%i of them give the same facts in the same order as none", async workers => {
        const tasks = tasksOf(texts)
        const counts: number[] = []
        const answers = await extractAll(tasks, { worker, workers, onDone: count => counts.push(count) })
        expect(answers).toEqual(await extractAll(tasks, { worker, workers: 0 }))
        expect(answers.every(answer => "facts" in answer)).toBe(true)
        expect(counts).toEqual(tasks.map((_, index) => index + 1))
    })

    test("nesting is as deep as a thread of its own can take, whichever thread met it first", async () => {
        const deep = (levels: number): string => `export const f = ${"[".repeat(levels)}() => 1${"]".repeat(levels)}\n`
        const tasks = tasksOf({ "a.ts": deep(10), "b.ts": deep(1_500), "c.ts": deep(5_000), "d.ts": deep(10_000), "e.ts": deep(10) })
        const answers = await extractAll(tasks, { worker, workers: 0 })
        expect(await extractAll(tasks, { worker, workers: 2 })).toEqual(answers)
        const problems = answers.map(answer => ("facts" in answer ? JSON.parse(answer.facts).problem : answer.failure))
        expect(problems).toEqual([undefined, undefined, undefined, undefined, undefined])
    }, 30_000)
})

describe("a thread that does not survive a file", () => {
    const dying = `
        import { parentPort } from "node:worker_threads"
        parentPort.on("message", batch => {
            for (const { index, file } of batch) {
                if (file === "exits.ts") process.exit(3)
                if (file === "throws.ts") throw new Error("boom")
                if (file === "hangs.ts") for (;;);
                parentPort.postMessage({ index, facts: file })
            }
        })`

    test("costs this one file", async () => {
        const worker = pathToFileURL(path.join(folderOf({ "worker.mjs": dying }), "worker.mjs"))
        const tasks = tasksOf(Object.fromEntries(["a.ts", "exits.ts", "b.ts", "throws.ts", "c.ts", "hangs.ts", "d.ts"].map(name => [name, "x"])))
        const answers = await extractAll(tasks, { worker, workers: 2, longest: 500 })
        expect(answers).toEqual([
            { index: 0, facts: "a.ts" },
            { index: 1, failure: "the thread that read it ended" },
            { index: 2, facts: "b.ts" },
            { index: 3, failure: "boom" },
            { index: 4, facts: "c.ts" },
            { index: 5, failure: "not done after 0.5 s" },
            { index: 6, facts: "d.ts" },
        ])
    }, 30_000)
})
