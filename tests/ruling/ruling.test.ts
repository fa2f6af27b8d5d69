import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { analyze } from "../../analyzer/analyze.ts"
import type { Finding, Report } from "../../analyzer/report.ts"
import projects from "./projects.json" with { type: "json" }

/**
 * What is found in published servers, kept as text next to this file: a change of the analyzer
 * shows as a diff that somebody reads. `npm run ruling` writes the files anew.
 *
 * The packages' code is downloaded from the registry, checked against its pinned hash and kept in
 * a folder that git ignores; none of it is run.
 */
const CACHE = fileURLToPath(new URL("../../.cache/ruling", import.meta.url))

for (const project of projects) {
    test(`${project.name}@${project.version}`, async () => {
        const report = await analyze({ root: download(project), cache: false })
        await expect(describe(report)).toMatchFileSnapshot(`./${fileName(project.name)}.txt`)
    })
}

interface Project {
    readonly name: string
    readonly version: string
    readonly integrity: string
}

/** The folder with the package's files. */
function download({ name, version, integrity }: Project): string {
    const tarball = `${fileName(name)}-${version}.tgz`
    const folder = join(CACHE, `${fileName(name)}-${version}`)
    if (existsSync(join(folder, "package.json"))) return folder
    mkdirSync(CACHE, { recursive: true })
    execFileSync("npm", ["pack", `${name}@${version}`, "--silent", "--pack-destination", CACHE], { stdio: ["ignore", "ignore", "inherit"] })
    const hash = createHash("sha512").update(readFileSync(join(CACHE, tarball))).digest("base64")
    expect(`sha512-${hash}`, `${tarball} is not what it was`).toBe(integrity)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    execFileSync("tar", ["xzf", join(CACHE, tarball), "-C", folder, "--strip-components=1"])
    return folder
}

/** `@node-red/editor-api` -> `node-red-editor-api`, as npm names tarballs. */
function fileName(name: string): string {
    return name.replace(/^@/, "").replace("/", "-")
}

function describe({ findings, stats, skipped }: Report): string {
    const { files, functions, handlers } = stats
    return [
        `${files} files, ${functions} functions, ${handlers} handlers`,
        ...skipped.map(({ file, reason }) => `skipped ${file}: ${reason}`),
        ...findings.map(describeFinding),
        "",
    ].join("\n")
}

function describeFinding({ file, line, column, api, alternatives, kind, cost, confidence, handlers }: Finding): string {
    const [nearest] = handlers
    const path = nearest!.path.map(hop => `    ${hop.file}:${hop.line}:${hop.column} ${hop.callee}${hop.edge === "call" ? "" : ` (${hop.edge})`}`)
    const others = handlers.length > 1 ? ` and ${handlers.length - 1} more` : ""
    return ["", `${file}:${line}:${column} ${[api, ...(alternatives ?? [])].join(" or ")} (${kind}, ${cost}, ${confidence})`, `    ${nearest!.framework} ${nearest!.name} ${nearest!.file}:${nearest!.line}${others}`, ...path].join("\n")
}
