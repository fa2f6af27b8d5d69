import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, test } from "vitest"
import { inspect } from "../analyzer/analyze.ts"
import { disagreements } from "./support/frameworks/compare.ts"
import { install } from "./support/frameworks/install.ts"
import { DRIVER, observe } from "./support/frameworks/observe.ts"

/**
 * Runs a server of each framework and compares what ran with what the analyzer says. How it works
 * and how to add one: `tests/frameworks/README.md`.
 */
const FOLDER = fileURLToPath(new URL("frameworks", import.meta.url))
const servers = readdirSync(FOLDER).filter(name => existsSync(join(FOLDER, name, DRIVER)))

beforeAll(() => install(FOLDER))

describe("the analyzer's handlers are what the framework calls while serving", () => {
    test.concurrent.each(servers)("%s", async name => {
        const folder = join(FOLDER, name)
        const { program } = await inspect({ root: folder, cache: false, workers: 0, config: { ignore: [DRIVER] } })
        expect(disagreements(folder, program, await observe(folder, program.project))).toEqual([])
    })
})
