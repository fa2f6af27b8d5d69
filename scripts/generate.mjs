/**
 * Rewrites the files that follow from others: `npm run generate`, then commit. CI runs it again
 * and compares.
 */
import { readdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { createJiti } from "jiti"
import { writeRuleList, writeRulePages } from "./rules.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))

writePackageList()
await writeMeasuredList()
await writeRuleList()
await writeCatalogPage()
await writeRulePages()

/** `catalog/packages.generated.ts`: a static list, because bundlers and editors cannot read a folder. */
function writePackageList() {
    const files = readdirSync(`${root}catalog/packages`)
        .filter(file => file.endsWith(".ts"))
        .sort()
    const imports = files.map(file => [`import ${identifier(file)} from "./packages/${file}"`, identifier(file)])
    write(
        "catalog/packages.generated.ts",
        [
            "// Written by `npm run generate` from the files in catalog/packages. Do not edit.",
            'import type { PackageFacts } from "./entry.ts"',
            ...imports.map(([line]) => line),
            "",
            "const files: readonly (PackageFacts | readonly PackageFacts[])[] = [",
            ...imports.map(([, name]) => `    ${name},`),
            "]",
            "",
            "export const packages: readonly PackageFacts[] = files.flat()",
            "",
        ].join("\n"),
    )
}

/** `catalog/measured.generated.ts`, from what is there to be measured. */
async function writeMeasuredList() {
    const { measuredList } = await createJiti(import.meta.url, { fsCache: false }).import("./measured-list.ts")
    write("catalog/measured.generated.ts", await measuredList())
}

/** `docs/catalog.md`. Loaded after the list is written, and anew, because it reads what the list names. */
async function writeCatalogPage() {
    const { catalogPage } = await createJiti(import.meta.url, { fsCache: false, moduleCache: false }).import("./catalog-page.ts")
    write("docs/catalog.md", catalogPage())
}

/** `node-child-process.ts` -> `nodeChildProcess` */
function identifier(file) {
    const name = file.replace(/\.ts$/, "").replace(/[^a-zA-Z0-9]+(.)/g, (_, letter) => letter.toUpperCase())
    return /^\d|^(default|global|function|delete|new|import|export|package)$/.test(name) ? `${name}Package` : name
}

function write(file, text) {
    writeFileSync(`${root}${file}`, text)
}
