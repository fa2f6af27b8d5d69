import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, describe, expect, test } from "vitest"
import { loadConfig } from "../analyzer/config-file.ts"
import { validateConfig } from "../analyzer/config-schema.ts"
import { UserError } from "../analyzer/errors.ts"

const folders: string[] = []
afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), "unblock-config-"))
    folders.push(folder)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return folder
}

describe("a configuration is read from", () => {
    const expected = { minimumCost: "high" }

    test.each([
        ["unblock.config.json", '{ "minimumCost": "high" }'],
        ["unblock.config.mjs", 'export default { minimumCost: "high" }'],
        ["unblock.config.cjs", 'module.exports = { minimumCost: "high" }'],
        ["unblock.config.js", 'export default { minimumCost: "high" }'],
        ["unblock.config.ts", 'const config: { minimumCost: string } = { minimumCost: "high" }\nexport default config'],
    ])("%s", async (file, text) => {
        expect(await loadConfig(folderWith({ [file]: text }))).toEqual({ config: expected, file })
    })

    test("the key unblock of package.json", async () => {
        expect(await loadConfig(folderWith({ "package.json": '{ "unblock": { "minimumCost": "high" } }' }))).toEqual({ config: expected, file: "package.json" })
    })

    test("the file that is named, before any other", async () => {
        const folder = folderWith({ "mine.json": '{ "minimumCost": "high" }', "unblock.config.json": "{}" })
        expect((await loadConfig(folder, join(folder, "mine.json"))).config).toEqual(expected)
    })

    test("nowhere: then there is none, also if package.json is broken", async () => {
        expect(await loadConfig(folderWith({}))).toEqual({ config: {} })
        expect(await loadConfig(folderWith({ "package.json": '{ "name": "x" }' }))).toEqual({ config: {} })
        expect(await loadConfig(folderWith({ "package.json": "{ broken" }))).toEqual({ config: {} })
    })
})

describe("a mistake is told with its place", () => {
    test.each([
        ["{ minimumCost: 1 }", /^unblock\.config\.json: .+\nWrite JSON: /],
        ['{ "minimumCosts": "high" }', /^unblock\.config\.json: unknown key "minimumCosts"\. Known: packages, /],
        ['{ "minimumCost": "higher" }', /^unblock\.config\.json: minimumCost: "higher" is not possible here\. Did you mean "high"\?/],
        ['{ "once": "yes" }', /^unblock\.config\.json: once: "yes" is neither true nor false\.$/],
        ["[]", /^unblock\.config\.json: \[\] is no configuration\./],
        ['{ "blocking": [{ "function": "run" }] }', /^unblock\.config\.json: blocking\[0\]\.function: "run" does not name a function\. Write file#function/],
        ['{ "entries": [{ "files": "plugins/*.js" }] }', /^unblock\.config\.json: entries\[0\]: "exports" is missing\.$/],
        ['{ "entries": [{ "kind": "argument", "on": "App", "methods": ["get"], "from": 1 }] }', /^unblock\.config\.json: entries\[0\]\.kind: "argument" belongs to a package\. Write it under packages/],
        [
            '{ "packages": [{ "package": "fs-extra", "blocking": [{ "name": "readJsonSync", "waitsFor": "disk", "cost": "grows", "instead": "fs.readFile" }] }] }',
            /^unblock\.config\.json: packages\[0\]\.blocking\[0\]\.instead: "fs\.readFile" does not name a function\. Write package#export, for example "node:fs\/promises#readFile"\.$/,
        ],
    ])("%s", async (text, message) => {
        const error = await failure(loadConfig(folderWith({ "unblock.config.json": text })))
        expect(error).toBeInstanceOf(UserError)
        expect(error.message).toMatch(message)
    })

    test("a configuration that cannot be run", async () => {
        const error = await failure(loadConfig(folderWith({ "unblock.config.mjs": "export default nowhere" })))
        expect(error).toBeInstanceOf(UserError)
        expect(error.message).toMatch(/^unblock\.config\.mjs cannot be run: nowhere is not defined$/)
    })

    test("a file that is not there", async () => {
        const error = await failure(loadConfig(folderWith({}), "/nowhere/unblock.json"))
        expect(error).toBeInstanceOf(UserError)
        expect(error.message).toBe("/nowhere/unblock.json: there is no such file.")
    })

    test("the key in package.json", async () => {
        const error = await failure(loadConfig(folderWith({ "package.json": '{ "unblock": { "jobs": 1 } }' })))
        expect(error.message).toBe("package.json: unblock: jobs: 1 is neither true nor false.")
    })
})

test("everything there is can be written at once", () => {
    const config = {
        packages: [{ package: "our-db", blocking: [{ name: "querySync", waitsFor: "network", cost: "unbounded", instead: "our-db#query" }], limiters: [{ name: "gate" }] }],
        entries: [{ files: ["plugins/*.js"], exports: ["hook_*"], framework: "haraka" }, { kind: "file", files: ["routes/**/*.ts"], exports: ["GET"] }],
        blocking: [{ function: "src/shell.ts#run", cost: "unbounded", advice: "Use runLater." }],
        ignore: ["generated/**"],
        minimumCost: "micro",
        minimumConfidence: "possible",
        kinds: ["blocking-call"],
        once: true,
        jobs: false,
    }
    expect(validateConfig(config, "unblock.config.json")).toMatchObject({ blocking: config.blocking, kinds: config.kinds, packages: [{ package: "our-db" }], entries: [{ exports: ["hook_*"] }, { kind: "file" }] })
})

async function failure(promise: Promise<unknown>): Promise<Error> {
    const outcome = await promise.then(() => new Error("did not fail"), (error: unknown) => error)
    return outcome as Error
}
