import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test, vi } from "vitest"
import { main } from "../analyzer/command-line.ts"
import { validateConfig } from "../analyzer/config-schema.ts"
import { validatePackages } from "../catalog/validate.ts"
import { readAnnotations } from "./support/annotations.ts"
import { allCases, isSource } from "./support/cases.ts"

const ROOT = fileURLToPath(new URL("..", import.meta.url))
const EXAMPLE = `${ROOT}examples/express-server`

describe("examples in the documentation print what they show", () => {
    for (const page of ["README.md", "docs/usage.md"]) {
        for (const { command, output } of consoleExamples(read(page))) {
            test(`${page}: ${command}`, async () => {
                const printed = await run(command.replace(/^(npx )?unblock ?/, "").split(" ").filter(Boolean))
                expect(output.trim().split("\n").length).toBeGreaterThan(1)
                expect(withoutTime(printed)).toContain(withoutTime(output))
            })
        }
    }
})

test("the configuration in docs/usage.md is one, and names every key", () => {
    const page = read("docs/usage.md")
    const [example] = blocks(page, "json")
    expect(Object.keys(validateConfig(JSON.parse(example!), "docs/usage.md")).length).toBeGreaterThan(4)
    expect(() => validateConfig({ ...JSON.parse(example!), minimumCosts: "high" }, "docs/usage.md")).toThrow(/minimumCosts/)
})

test("the model in docs/usage.md is one", () => {
    const [, , model] = blocks(read("docs/usage.md"), "json")
    expect(validatePackages(JSON.parse(model!).packages, "docs/usage.md")[0]?.package).toBe("our-rpc")
})

test("every option of the command line that the documentation mentions exists", async () => {
    const help = await run(["--help"])
    const pages = ["README.md", "docs/usage.md", "docs/ci.md"].map(read).join("\n")
    const options = [...pages.matchAll(/unblock[^\n`]*?(--[a-z-]+)|`(--[a-z-]+)/g)].map(match => match[1] ?? match[2]!)
    expect(options.length).toBeGreaterThan(5)
    expect([...new Set(options)].filter(option => !help.includes(option))).toEqual([])
})

test("docs/limits.md lists every program that has a known gap, and no other", () => {
    const mentioned = [...read("docs/limits.md").matchAll(/\(\.\.\/tests\/fixtures\/([\w/-]+)\)/g)].map(match => match[1]!)
    const withGaps = allCases().filter(({ name, files }) => name.startsWith("limits/") || [...files].some(([file, text]) => isSource(file) && readAnnotations(file, text).some(claim => claim.mistake !== undefined)))
    expect(mentioned.sort()).toEqual(withGaps.map(one => one.name).sort())
})

test("links between pages lead somewhere", () => {
    for (const page of ["README.md", "docs/architecture.md", "docs/ci.md", "docs/limits.md", "docs/usage.md"]) {
        const folder = new URL(page, `file://${ROOT}`)
        const broken = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(match => match[1]!).filter(target => !exists(fileURLToPath(new URL(target, folder))))
        expect(broken, page).toEqual([])
    }
})

/** ```console blocks: a line that starts with `$ `, and what it prints, or a part of that. */
function consoleExamples(page: string): { command: string; output: string }[] {
    return blocks(page, "console").map(block => {
        const [first = "", ...rest] = block.split("\n")
        return { command: first.replace(/^\$ /, ""), output: rest.join("\n") }
    })
}

function blocks(page: string, language: string): string[] {
    return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(match => match[1]!)
}

/** Runs the command as a user in the example server's folder would; gives what it prints to stdout. */
async function run(args: readonly string[]): Promise<string> {
    let printed = ""
    const stdout = { write: (text: string) => (printed += text) }
    const stderr = { write: () => true }
    // `--help` is printed by the argument parser.
    const info = vi.spyOn(console, "info").mockImplementation((text: string) => void (printed += `${text}\n`))
    try {
        await main(["node", "unblock", ...args], { cwd: EXAMPLE, env: { CI: "true" }, stdout, stderr })
    } finally {
        info.mockRestore()
    }
    return printed
}

/** The time it took differs from run to run. */
function withoutTime(text: string): string {
    return text.replaceAll(/[\d.]+ m?s$/gm, "0 s").trim()
}

function read(page: string): string {
    return readFileSync(`${ROOT}${page}`, "utf8")
}

function exists(path: string): boolean {
    try {
        readFileSync(path)
        return true
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EISDIR"
    }
}
