import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { filesOfScript, SERVING_SCRIPT } from "../../catalog/package-scripts.ts"
import { ONE_MAJOR } from "../../catalog/versions.ts"

/** The package a file belongs to, as far as rules ask about it. */
export interface OwnPackage {
    readonly folder: string
    /** Version ranges by name, whatever kind of dependency it is. */
    readonly dependencies: ReadonlyMap<string, string>
    /** `"type": "module"`: its `.js` and `.ts` files are ES modules when they run. */
    readonly isModule: boolean
    /** Files that its commands and scripts run, other than those that serve. */
    readonly commands: readonly string[]
    /** The package is a tool for the command line: it has a command, reads its arguments, and serves nobody. */
    readonly isCommand: boolean
    /** The package is a library for bundlers, which serves nobody: servers and pages may both have it. */
    readonly isForBundlers: boolean
}

/** Libraries that read a command line's arguments or ask its user. */
const COMMAND_LINES = ["commander", "yargs", "cac", "meow", "citty", "sade", "clipanion", "minimist", "mri", "arg", "@oclif/core", "@clack/prompts", "inquirer", "@inquirer/prompts", "prompts", "enquirer"]
const SERVERS = ["express", "fastify", "koa", "@hapi/hapi", "hono", "@nestjs/core", "@adonisjs/core", "@feathersjs/feathers", "restify", "polka", "next", "nuxt", "meteor", "@trpc/server", "@apollo/server", "socket.io"]

/** Fields that only bundlers and browsers read. */
const BUNDLER_FIELDS = ["module", "browser", "sideEffects", "unpkg", "jsdelivr"]

const known = new Map<string, OwnPackage | null>()

/**
 * The nearest package.json above a file with an absolute name. Read once per folder and process:
 * editors that stay open see a changed package.json only after a restart of the ESLint server.
 */
export function ownPackage(file: string): OwnPackage | null {
    if (!/^(?:\/|[A-Za-z]:[\\/])/.test(file)) return null
    return ofFolder(dirname(file))
}

/** The versions of a package that the file's own package asks for; the one that is installed where that leaves the major version open. */
export function rangeOf(file: string, name: string): string | undefined {
    const own = ownPackage(file)
    const range = own?.dependencies.get(name)
    if (!own || range === undefined || ONE_MAJOR.test(range)) return range
    for (let folder = own.folder; ; folder = dirname(folder)) {
        const version = readJson(join(folder, "node_modules", name))?.["version"]
        if (typeof version === "string") return version
        if (dirname(folder) === folder) return range
    }
}

function ofFolder(folder: string): OwnPackage | null {
    const remembered = known.get(folder)
    if (remembered !== undefined) return remembered
    const parent = dirname(folder)
    const found = read(folder) ?? (parent === folder ? null : ofFolder(parent))
    known.set(folder, found)
    return found
}

/** A package.json that cannot be read or understood is none: other tools complain about it. */
function read(folder: string): OwnPackage | null {
    const json = readJson(folder)
    if (!json) return null
    const dependencies = new Map<string, string>()
    for (const kind of ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"]) {
        const listed = json[kind]
        if (typeof listed === "object" && listed !== null) for (const [name, range] of Object.entries(listed)) if (typeof range === "string") dependencies.set(name, range)
    }
    const serves = SERVERS.some(name => dependencies.has(name))
    return {
        folder: folder.replaceAll("\\", "/"),
        dependencies,
        isModule: json["type"] === "module",
        commands: commandsOf(json),
        isCommand: !serves && "bin" in json && COMMAND_LINES.some(name => dependencies.has(name)),
        isForBundlers: !serves && BUNDLER_FIELDS.some(field => field in json),
    }
}

function readJson(folder: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const json: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
        return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : undefined
    } catch {
        return undefined
    }
}

function commandsOf(json: Readonly<Record<string, unknown>>): string[] {
    const { scripts, main } = json
    const [serving, others]: [string[], string[]] = [[], []]
    for (const [name, script] of Object.entries(typeof scripts === "object" && scripts !== null ? scripts : {})) {
        if (typeof script === "string") (SERVING_SCRIPT.test(name) ? serving : others).push(...filesOfScript(script))
    }
    if (typeof main === "string") serving.push(...filesOfScript(main))
    return others.filter(file => !serving.includes(file))
}
