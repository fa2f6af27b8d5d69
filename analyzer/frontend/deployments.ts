import fs from "node:fs"
import path from "node:path"
import type { NamedHandler } from "../facts.ts"
import { parseJsonc } from "./jsonc.ts"
import { join, parentOf } from "./paths.ts"
import { type Skipped, systemMessage } from "./source-text.ts"
import { outline } from "./yaml-outline.ts"

/** Files that say which functions a platform calls. */
export const DEPLOYMENT = /^(?:serverless(?:[.-][\w-]+)?\.(?:ya?ml|json)|(?:sam-)?template(?:[.-][\w-]+)?\.(?:ya?ml|json)|sam\.ya?ml|function\.json)$/

type Table = Readonly<Record<string, unknown>>

/** A name as the configuration has it: which export of which file, a path from the analysed folder without extension. */
interface Named {
    readonly target: string
    readonly export: string
    readonly framework: string
    readonly role?: "job"
}

/**
 * Handlers that are named in the configuration of a deployment: `handler: src/users.create` of the
 * Serverless Framework, `Handler` and `CodeUri` of AWS SAM and CloudFormation, `function.json` of
 * Azure Functions before version 4.
 *
 * @param resolve Which known file a path means; also where it names what a build makes.
 *
 * Configuration that is a program (`serverless.ts`) is not run.
 *
 * @see https://www.serverless.com/framework/docs/providers/aws/guide/functions
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export function readDeployments(root: string, files: readonly string[], resolve: (target: string) => string | undefined, skipped: Skipped[]): readonly NamedHandler[] {
    const found = new Map<string, NamedHandler>()
    for (const file of files) {
        for (const named of namedIn(root, file, skipped)) {
            const target = resolve(named.target) ?? resolve(join(named.target, "index"))
            const { export: name, framework, role } = named
            if (target !== undefined) found.set(`${target} ${name}`, { file: target, export: name, framework, ...(role && { role }) })
        }
    }
    return [...found.values()].sort((a, b) => (`${a.file} ${a.export}` < `${b.file} ${b.export}` ? -1 : 1))
}

function namedIn(root: string, file: string, skipped: Skipped[]): readonly Named[] {
    const folder = parentOf(file)
    const table = read(root, file, skipped)
    if (path.posix.basename(file) === "function.json") return azure(folder, table)
    if (tableOf(table["Resources"])) return cloudFormation(folder, table)
    return serverless(root, folder, table, skipped)
}

function read(root: string, file: string, skipped: Skipped[]): Table {
    try {
        const text = fs.readFileSync(path.join(root, file), "utf8")
        return tableOf(file.endsWith(".json") ? parseJsonc(text) : outline(text)) ?? {}
    } catch (error) {
        skipped.push({ file, reason: `${error instanceof SyntaxError ? `broken JSON, ${error.message}` : `cannot be read: ${systemMessage(error)}`}; read as if it were not there` })
        return {}
    }
}

function tableOf(value: unknown): Table | undefined {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Table) : undefined
}

function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined
}

/** `src/users.create` -> `src/users`, `create`: what follows the first dot of the last part. */
function lambda(folder: string, handler: string): Named[] {
    const [, file, name] = /^((?:.*\/)?[^/.]+)\.([\w$.]+)$/.exec(handler) ?? []
    return file === undefined || name === undefined ? [] : [{ target: join(folder, file), export: name, framework: "aws-lambda" }]
}

const INCLUDED = /^\$\{file\((?<file>[^)]+)\)(?::(?<key>[\w-]+))?\}$/

/** `functions`, in the file itself or in another one: `functions: ${file(functions.yml)}`. */
function serverless(root: string, folder: string, table: Table, skipped: Skipped[]): Named[] {
    return [table["functions"]].flat().flatMap(part => functionsOf(root, folder, part, skipped))
}

function functionsOf(root: string, folder: string, part: unknown, skipped: Skipped[]): Named[] {
    const included = typeof part === "string" ? INCLUDED.exec(part)?.groups : undefined
    const file = included?.["file"] && join(folder, included["file"].replace("${self:}", ""))
    const from = file !== undefined && /\.(?:ya?ml|json)$/.test(file) ? read(root, file, skipped) : tableOf(part)
    const table = included?.["key"] === undefined ? from : tableOf(from?.[included["key"]])
    return Object.values(table ?? {}).flatMap(one => lambda(folder, text(tableOf(one)?.["handler"]) ?? ""))
}

const FUNCTIONS = new Set(["AWS::Serverless::Function", "AWS::Lambda::Function"])

function cloudFormation(folder: string, table: Table): Named[] {
    const globals = tableOf(tableOf(table["Globals"])?.["Function"]) ?? {}
    return Object.values(tableOf(table["Resources"]) ?? {}).flatMap(resource => {
        const { Type: type, Properties: properties } = tableOf(resource) ?? {}
        if (typeof type !== "string" || !FUNCTIONS.has(type)) return []
        const settings = { ...globals, ...tableOf(properties) }
        return lambda(join(folder, text(settings["CodeUri"]) ?? "."), text(settings["Handler"]) ?? "")
    })
}

/** The folder's own file unless it says otherwise; what a build makes of it is named there too. */
function azure(folder: string, table: Table): Named[] {
    const triggers = [table["bindings"]].flat().map(binding => text(tableOf(binding)?.["type"]) ?? "").filter(type => /trigger$/i.test(type))
    if (triggers.length === 0) return []
    const script = text(table["scriptFile"])
    const target = script !== undefined && !script.startsWith("..") ? join(folder, script) : join(folder, "index")
    const isJob = triggers.every(type => /^(?:timer|queue|serviceBus|eventHub)/i.test(type))
    return [{ target, export: text(table["entryPoint"]) ?? "default", framework: "azure-functions", ...(isJob && { role: "job" }) }]
}
