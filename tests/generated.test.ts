import { readFileSync, readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { catalogPage } from "../scripts/catalog-page.ts"

const REPAIR = "run `npm run generate`"

test("the catalog's import list names every file", () => {
    const list = readFileSync(new URL("../catalog/packages.generated.ts", import.meta.url), "utf8")
    const files = readdirSync(new URL("../catalog/packages", import.meta.url)).filter(file => file.endsWith(".ts"))
    expect(
        files.filter(file => !list.includes(`"./packages/${file}"`)),
        REPAIR,
    ).toEqual([])
    expect(list.match(/^import .* from "\.\/packages\//gm), REPAIR).toHaveLength(files.length)
})

test("docs/catalog.md says what the catalog says", () => {
    expect(readFileSync(new URL("../docs/catalog.md", import.meta.url), "utf8") === catalogPage(), REPAIR).toBe(true)
})
