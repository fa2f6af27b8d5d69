import { readFileSync } from "node:fs"
import { entryName } from "../catalog/describe.ts"
import type { BlockingCall, PackageFacts } from "../catalog/entry.ts"
import { keyOf, MEASURED_LISTS, type MeasuredList } from "../catalog/measured.ts"
import { builtinCatalog } from "../catalog/index.ts"
import { entryOf } from "../tests/support/measured/judge.ts"
import { loadSamples } from "../tests/support/measured/measure.ts"

/** `catalog/measured.generated.ts`: which entries a sample of `tests/measured` is about, and which handlers the servers in `tests/frameworks` confirm. */
export async function measuredList(): Promise<string> {
    const found = new Map<string, Record<MeasuredList, Set<string>>>()
    for (const { subject, sample } of await loadSamples()) {
        const entry = entryOf(builtinCatalog, subject)
        if (!entry) continue
        note(subject.list, entry)
        // Whether the replacement needs the thread pool was seen, too.
        const instead = sample.twin && (entry as BlockingCall).instead
        const job = instead && builtinCatalog.threadpool(instead)
        if (job) note("threadpool", job)
    }
    const lines = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, lists]) => {
        const written = MEASURED_LISTS.filter(list => lists[list].size > 0).map(list => `${list}: ${JSON.stringify([...lists[list]].sort()).replaceAll('","', '", "')}`)
        return `    ${JSON.stringify(name)}: { ${written.join(", ")} },`
    })
    return [
        "// Written by `npm run generate` from tests/measured and tests/frameworks. Do not edit.",
        'import type { MeasuredList } from "./measured.ts"',
        "",
        "export const measured: Readonly<Record<string, Partial<Record<MeasuredList, readonly string[]>>>> = {",
        ...lines,
        "}",
        "",
        "/** By package: positions among its `handlers`. */",
        "export const seenToRun: Readonly<Record<string, readonly number[]>> = {",
        ...seenToRun().map(([name, positions]) => `    ${JSON.stringify(name)}: [${positions.join(", ")}],`),
        "}",
        "",
    ].join("\n")

    function note(list: MeasuredList, entry: object): void {
        for (const facts of builtinCatalog.packages) {
            const entries = (facts as PackageFacts)[list] ?? []
            const index = entries.findIndex(one => one === entry)
            if (index < 0) continue
            const lists = found.get(facts.package) ?? { blocking: new Set(), threadpool: new Set(), offloads: new Set(), limiters: new Set(), fanOuts: new Set() }
            lists[list].add(keyOf(entries, index))
            found.set(facts.package, lists)
        }
    }
}

/** Entries that `tests/frameworks.test.ts` has seen to hold. */
function seenToRun(): [name: string, positions: number[]][] {
    const confirmed = new Set(readFileSync(new URL("../tests/frameworks/confirmed.txt", import.meta.url), "utf8").split("\n"))
    const names = [...new Set(builtinCatalog.packages.map(facts => facts.package))].sort()
    return names.flatMap(name => {
        const shapes = builtinCatalog.packages.flatMap(facts => (facts.package === name ? (facts.handlers ?? []) : []))
        const positions = shapes.flatMap((shape, index) => (confirmed.has(entryName(name, shape)) ? [index] : []))
        return positions.length > 0 ? [[name, positions] as [string, number[]]] : []
    })
}
