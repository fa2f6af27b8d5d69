import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { judge } from "../analyzer/findings/judge.ts"
import { link } from "../analyzer/graph/link.ts"
import { inspect } from "../analyzer/analyze.ts"
import type { Finding } from "../analyzer/report.ts"
import { withoutAnnotations } from "./support/annotations.ts"
import { allCases, type Case, isSource } from "./support/cases.ts"
import { moveFunctions } from "./support/move-functions.ts"
import { run } from "./support/pipeline.ts"
import { DETOURS, detourCalls, reexportImports, renameLocals } from "./support/same-meaning.ts"
import { essence, essences, findingsOfVariant, isInside, replaceSpans } from "./support/variants.ts"

/** Laws that hold for any program; the fixtures are the programs. */
const cases = allCases()

describe("replacing a blocking call by its twin silences it, and nothing else", () => {
    for (const one of cases) {
        test(one.name, async () => {
            const { findings } = await run(one.folder)
            const replaced = findings.filter(finding => finding.kind === "blocking-call" && finding.advice.instead !== undefined)
            const outermost = replaced.filter(finding => !replaced.some(other => isInside(finding, other)))
            const left = findings.filter(finding => !outermost.some(other => finding === other || isInside(finding, other)))
            const silenced = new Set(outermost.map(essence))

            const after = await findingsOfVariant(replaceSpans(one, outermost, callOfTwin))
            expect(essences(withoutFanOuts(after))).toEqual(essences(withoutFanOuts(left)).filter(found => !silenced.has(found)))
        })
    }
})

/**
 * `import("node:fs/promises").then(twin => twin.readFile())`: an expression without `await`, for any
 * function. Where the twin is the same function with a callback it gets one, after all else it may take.
 */
function callOfTwin({ api, advice }: Finding): string {
    const [module, path] = advice.instead!.split("#") as [string, string]
    const args = advice.instead === api ? "0, 0, 0, 0, () => {}" : ""
    return module === "global" ? `${path}(${args})` : `import("${module}").then(twin => twin.${path}(${args}))`
}

/** A twin in a loop that nobody waits for is a fan-out, rightly. */
function withoutFanOuts(findings: readonly Finding[]): Finding[] {
    return findings.filter(finding => finding.kind !== "unbounded-fan-out")
}

describe("moving functions to another file changes no finding", () => {
    const moved = cases.flatMap(one => {
        const variant = moveFunctions(one)
        return variant ? [{ one, variant }] : []
    })

    for (const { one, variant } of moved) {
        test(one.name, async () => {
            const before = await run(one.folder)
            const after = await findingsOfVariant(variant.files)
            expect(essences(after.map(finding => asBefore(finding, variant.originals)))).toEqual(essences(before.findings))
        })
    }
})

/** In the file it stood in before; functions of the program that block are named by their file. */
function asBefore(finding: Finding, originals: ReadonlyMap<string, string>): Finding {
    const [file, name] = finding.api.split("#") as [string, string]
    return { ...finding, file: originals.get(finding.file) ?? finding.file, api: `${originals.get(file) ?? file}#${name}` }
}

describe("a comment silences the line it names, and no other", () => {
    for (const one of cases) {
        test(one.name, async () => {
            const { findings } = await run(one.folder)
            for (const finding of findings) {
                const expected = findings.filter(other => other.file !== finding.file || other.line !== finding.line || other.kind !== finding.kind)
                expect(essences(await findingsOfVariant(withComment(one, finding))), essence(finding)).toEqual(essences(expected))
            }
        })
    }
})

function withComment(one: Case, { file, line, kind }: Finding): Map<string, string> {
    const files = new Map([...one.files].map(([name, text]) => [name, isSource(name) ? withoutAnnotations(text) : text]))
    const lines = files.get(file)!.split("\n")
    lines[line - 1] += ` // unblock-ignore-line ${kind}: to see what happens`
    return files.set(file, lines.join("\n"))
}

describe("the order of files changes no finding", () => {
    for (const one of cases) {
        test(one.name, async () => {
            const { program, report } = await inspect({ root: one.folder, cache: false, workers: 0 })
            // Entry points of the user's own come from the configuration.
            if (one.files.has("unblock.config.json")) return
            const project = { ...program.project, files: [...program.project.files].reverse() }
            const reversed = judge({ project, graph: link(project, program.catalog), catalog: program.catalog })
            expect(essences(reversed.findings)).toEqual(essences(report.findings))
        })
    }
})

test("the changes of programs change enough of them", () => {
    expect(variants(renameLocals).length).toBeGreaterThan(cases.length * 0.5)
    expect(variants(reexportImports).length).toBeGreaterThan(cases.length * 0.5)
    expect(variants(one => moveFunctions(one) && new Map(moveFunctions(one)!.files)).length).toBeGreaterThan(cases.length * 0.25)
})

describe("other names for locals change no finding", () => {
    for (const { one, files } of variants(renameLocals)) {
        test(one.name, async () => {
            const { findings } = await run(one.folder)
            expect(essences(await findingsOfVariant(files))).toEqual(essences(findings))
        })
    }
})

describe("a re-export between every import and what it imports keeps every finding", () => {
    for (const { one, files } of variants(reexportImports)) {
        test(one.name, async () => {
            const { findings } = await run(one.folder)
            expect(essences(await findingsOfVariant(files))).toEqual(expect.arrayContaining(essences(findings)))
        })
    }
})

for (const [way, detour] of Object.entries(DETOURS)) {
    describe(`calls through ${way} keep every finding`, () => {
        for (const one of cases) {
            test(one.name, async () => {
                const { findings } = await run(one.folder)
                const files = detourCalls(one, findings, detour)
                if (files) expect(essences(await findingsOfVariant(files))).toEqual(expect.arrayContaining(essences(findings)))
            })
        }
    })
}

function variants(change: (one: Case) => Map<string, string> | undefined): { readonly one: Case; readonly files: ReadonlyMap<string, string> }[] {
    return cases.flatMap(one => {
        const files = change(one)
        return files ? [{ one, files }] : []
    })
}

test("the number of worker threads changes nothing, byte for byte", async () => {
    // All fixtures are one program here: threads cost more than any of them alone.
    const root = fileURLToPath(new URL("fixtures", import.meta.url))
    const alone = await run(root, { workers: 0 })
    const together = await run(root, { workers: 3 })
    expect(alone.findings.length).toBeGreaterThan(100)
    expect(JSON.stringify(together.findings)).toBe(JSON.stringify(alone.findings))
    expect(JSON.stringify(together.program.project)).toBe(JSON.stringify(alone.program.project))
})
