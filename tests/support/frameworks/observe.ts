import { execFile } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import ts from "typescript"
import type { ProjectFacts } from "../../../analyzer/facts.ts"
import { instrument, type Watched } from "./instrument.ts"

/** What happened to the functions of one server. Sets hold keys as `functionKey` writes them. */
export interface Observed {
    readonly watched: ReadonlyMap<string, Watched>
    readonly startup: ReadonlySet<string>
    readonly request: ReadonlySet<string>
    readonly stop: ReadonlySet<string>
    /** Called by the framework while serving, and made before. */
    readonly framework: ReadonlySet<string>
    /** Called by the framework while serving, and made while serving: `socket.on("message", …)`. */
    readonly late: ReadonlySet<string>
}

/** Names a function by its file's and its own index in the facts. */
export function functionKey(file: number, fn: number): string {
    return `${file}:${fn}`
}

export const DRIVER = "requests.mjs"

const CHILD = fileURLToPath(new URL("child.mjs", import.meta.url))
/** A server that hangs is ended, in milliseconds. */
const PATIENCE = 60_000
/** Hidden, so that it is neither analysed nor committed; below the server, so that it finds what is installed for it. */
const COPY = ".cache/instrumented"

/** Runs a copy of the server in which every function says that it runs. */
export async function observe(folder: string, project: ProjectFacts): Promise<Observed> {
    const copy = join(folder, COPY)
    rmSync(copy, { recursive: true, force: true })
    for (const name of readdirSync(folder)) if (name !== "node_modules" && name !== ".cache") cpSync(join(folder, name), join(copy, name), { recursive: true })
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    const compilerOptions = compilerOptionsOf(folder, manifest.type === "module")

    const watched = new Map<string, Watched>()
    const keys: string[] = []
    for (const [file, facts] of project.files.entries()) {
        const instrumented = instrument(facts, readFileSync(join(folder, facts.file), "utf8"), keys.length)
        for (const one of instrumented.watched) {
            const key = functionKey(file, one.fn)
            watched.set(key, one)
            keys.push(key)
        }
        const path = join(copy, facts.file)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(javaScriptName(path), isJavaScript(path) ? instrumented.text : compile(path, instrumented.text, compilerOptions))
    }

    const result = join(copy, "result.json")
    await run(copy, [CHILD, copy, javaScriptName(manifest.main), join(folder, DRIVER), result])
    const { failure, ...numbers }: Record<"startup" | "request" | "stop" | "framework" | "late", number[]> & { failure?: string } = JSON.parse(readFileSync(result, "utf8"))
    if (failure !== undefined) throw new Error(failure)
    const named = (list: readonly number[]): Set<string> => new Set(list.map(number => keys[number]!))
    return {
        watched,
        startup: named(numbers.startup),
        request: named(numbers.request),
        stop: named(numbers.stop),
        framework: named(numbers.framework),
        late: named(numbers.late),
    }
}

function run(cwd: string, args: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
        const env = { ...process.env, PORT: "0", NODE_ENV: "test" }
        execFile(process.execPath, args, { cwd, env, timeout: PATIENCE, killSignal: "SIGKILL", maxBuffer: 16 * 2 ** 20 }, (error, stdout, stderr) => {
            if (error) reject(new Error(`${error.message}\n${stdout}\n${stderr}`))
            else resolve()
        })
    })
}

function isJavaScript(file: string): boolean {
    return /\.[cm]?js$/.test(file)
}

function javaScriptName(file: string): string {
    return file.replace(/\.([cm]?)[jt]sx?$/, ".$1js")
}

function compilerOptionsOf(folder: string, esModule: boolean): ts.CompilerOptions {
    const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile)
    const { options } = ts.convertCompilerOptionsFromJson(config?.compilerOptions ?? {}, folder)
    return { target: ts.ScriptTarget.ES2022, module: esModule ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS, esModuleInterop: true, rewriteRelativeImportExtensions: true, ...options }
}

function compile(fileName: string, text: string, compilerOptions: ts.CompilerOptions): string {
    return ts.transpileModule(text, { fileName, compilerOptions }).outputText
}
