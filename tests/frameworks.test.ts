import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, test } from "vitest"
import { inspect } from "../analyzer/analyze.ts"
import { disagreements, entriesOf } from "./support/frameworks/compare.ts"
import { install } from "./support/frameworks/install.ts"
import { DRIVER, observe } from "./support/frameworks/observe.ts"

/**
 * Runs a server of each framework and compares what ran with what the analyzer says. How it works
 * and how to add one: `tests/frameworks/README.md`.
 */
const FOLDER = fileURLToPath(new URL("frameworks", import.meta.url))
const servers = readdirSync(FOLDER).filter(name => existsSync(join(FOLDER, name, DRIVER)))

/** Entries of the catalog by which handlers of the servers were found. */
const confirmed = new Set<string>()

beforeAll(() => install(FOLDER))

describe("the analyzer's handlers are what the framework calls while serving", () => {
    test.concurrent.each(servers)("%s", async name => {
        const folder = join(FOLDER, name)
        const { program } = await inspect({ root: folder, cache: false, workers: 0, config: { ignore: [DRIVER] } })
        expect(disagreements(folder, program, await observe(folder, program.project))).toEqual([])
        for (const entry of entriesOf(program)) confirmed.add(entry)
    })
})

test("what the servers confirm is what docs/catalog.md says that they do", async () => {
    await expect(`${[...confirmed].sort().join("\n")}\n`).toMatchFileSnapshot(join(FOLDER, "confirmed.txt"))
})
