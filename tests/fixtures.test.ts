import { describe, expect, test } from "vitest"
import { allCases } from "./support/cases.ts"
import { disagreements } from "./support/claims.ts"
import { run } from "./support/pipeline.ts"

const cases = allCases()
const themeOf = (name: string): string => name.split("/", 1)[0]!

for (const theme of new Set(cases.map(one => themeOf(one.name)))) {
    describe(theme, () => {
        for (const one of cases.filter(one => themeOf(one.name) === theme)) {
            test(one.name, async () => {
                expect(disagreements(one, await run(one.folder))).toEqual([])
            })
        }
    })
}
