import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { run } from "./support/pipeline.ts"

test("what is read back along the path it was written to is likely, also in functions nobody calls", async () => {
    const { program } = await run(fileURLToPath(new URL("fixtures/values/paths-into-unknown-objects", import.meta.url)))
    const { edges, nodes } = program.graph
    const names = (at: { readonly file: number; readonly fn: number }): string => program.project.files[at.file]!.functions[at.fn]!.name
    const found = edges.flat().map(edge => `${names(nodes[edge.to]!)} ${edge.confidence}`)
    expect(found.length).toBeGreaterThan(4)
    expect(found.filter(edge => edge.endsWith(" possible"))).toEqual([])
})
