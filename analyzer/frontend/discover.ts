import fs from "node:fs"
import path from "node:path"
import ignore, { type Ignore } from "ignore"
import picomatch from "picomatch"
import { UserError } from "../errors.ts"
import { DEPLOYMENT } from "./deployments.ts"
import { generatedFolders } from "./generated-folders.ts"
import { relativeTo } from "./paths.ts"
import type { Skipped } from "./source-text.ts"
import { isDeclaration, isSource, systemMessage } from "./source-text.ts"
import { isTestFile, testFolders } from "./test-files.ts"

export interface DiscoverOptions {
    readonly root: string
    /** Globs of files and folders to leave out. A name without `/` is meant at any depth. */
    readonly ignore?: readonly string[]
    /** Globs of files to take whatever speaks against it: tests, built output, `.gitignore`, size. */
    readonly include?: readonly string[]
}

/** What lies below a folder. Paths are relative to it, with `/`, sorted by code units. */
export interface Discovered {
    /** The folder itself, absolute, symbolic links resolved. */
    readonly root: string
    /** Source files to analyse. */
    readonly files: readonly string[]
    /** Those of them that `include` forces in. */
    readonly forced: ReadonlySet<string>
    /** Every `package.json`. */
    readonly manifests: readonly string[]
    /** `tsconfig*.json`, `jsconfig*.json`, and Babel's configuration where it is JSON. */
    readonly configs: readonly string[]
    /** Configuration of deployments that names handlers: `serverless.yml`, `function.json`. */
    readonly deployments: readonly string[]
    /** Symbolic links to files and folders below the root, by path: where they lead. */
    readonly links: ReadonlyMap<string, string>
    readonly skipped: readonly Skipped[]
    /** Globs of the options that matched nothing. */
    readonly unusedGlobs: readonly string[]
}

const CONFIG = /^(?:[jt]sconfig(?:\.[^/]+)?\.json|\.babelrc|\.babelrc\.json|babel\.config\.json)$/
const INSTALLED = new Set(["node_modules", "bower_components", "jspm_packages"])

/**
 * Finds the source files and the configuration below a folder in one walk.
 *
 * Leaves out what is installed, hidden (a name that starts with a dot), named in a `.gitignore`
 * below the root, generated from other files of the project, or a test. What cannot be read is
 * listed in `skipped`. Symbolic links are not walked, so cycles end; a link that leads out of the
 * root is listed.
 *
 * @throws {UserError} If the root is no folder.
 */
export function discover(options: DiscoverOptions): Discovered {
    const root = realRoot(options.root)
    const globs = new Globs(options.ignore ?? [], options.include ?? [])
    const walk = new Walk(root, globs)
    walk.folder("", [])
    const outside = [...generatedFolders(root, walk), ...testFolders(walk)]
    const isOutside = folderMatcher(outside)
    const forced = new Set(walk.forced)
    const files = walk.sources.filter(file => forced.has(file) || (!isOutside(file) && !isTestFile(file)))
    return {
        root,
        files: files.sort(byCodeUnit),
        forced,
        manifests: walk.manifests.filter(file => !isOutside(file)).sort(byCodeUnit),
        configs: walk.configs.filter(file => !isOutside(file)).sort(byCodeUnit),
        deployments: walk.deployments.filter(file => !isOutside(file)).sort(byCodeUnit),
        links: walk.links,
        skipped: walk.skipped.filter(({ file }) => !isOutside(file) || forced.has(file)).sort((a, b) => byCodeUnit(a.file, b.file)),
        unusedGlobs: globs.unused(),
    }
}

export function byCodeUnit(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0
}

function realRoot(folder: string): string {
    const shown = JSON.stringify(folder)
    let root: string
    try {
        root = fs.realpathSync(path.resolve(folder))
    } catch (error) {
        const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such folder" : systemMessage(error)
        throw new UserError(`${shown}: ${reason}.\nName the folder that holds your server's sources, for example "." or "packages/api".`)
    }
    if (!fs.statSync(root).isDirectory()) {
        throw new UserError(`${shown} is a file, and a folder is needed: a call can lead to any file of the program.\nWrite its folder, ${JSON.stringify(path.dirname(folder))}.`)
    }
    return root
}

/** Tells whether a path lies in one of the folders. */
function folderMatcher(folders: readonly string[]): (file: string) => boolean {
    const known = new Set(folders)
    if (known.size === 0) return () => false
    return file => {
        for (let end = file.indexOf("/"); end !== -1; end = file.indexOf("/", end + 1)) {
            if (known.has(file.slice(0, end))) return true
        }
        return false
    }
}

interface Ignored {
    /** Folder of the `.gitignore`, with `/` at its end unless it is the root. */
    readonly base: string
    readonly rules: Ignore
}

/** The walk's findings so far. */
export class Walk {
    readonly sources: string[] = []
    readonly forced: string[] = []
    readonly manifests: string[] = []
    readonly configs: string[] = []
    readonly deployments: string[] = []
    /** Declaration files and source maps: traces of a compiler. */
    readonly traces: string[] = []
    readonly folders: string[] = []
    readonly links = new Map<string, string>()
    readonly skipped: Skipped[] = []
    readonly root: string
    readonly globs: Globs

    constructor(root: string, globs: Globs) {
        this.root = root
        this.globs = globs
    }

    /** `onlyForced`: the folder is left out, but `include` may name something in it. */
    folder(folder: string, above: readonly Ignored[], onlyForced = false): void {
        let entries: fs.Dirent[]
        try {
            entries = fs.readdirSync(path.join(this.root, folder), { withFileTypes: true })
        } catch (error) {
            this.skipped.push({ file: folder || ".", reason: `the folder cannot be read: ${systemMessage(error)}` })
            return
        }
        const prefix = folder === "" ? "" : `${folder}/`
        const rules = this.rulesOf(folder, prefix, entries, above)
        for (const entry of entries) {
            const name = prefix + entry.name
            if (entry.isDirectory()) this.enter(name, entry.name, rules, onlyForced)
            else if (entry.isSymbolicLink()) this.link(name, entry.name)
            else if (entry.isFile()) this.file(name, entry.name, rules, onlyForced)
            // Pipes, sockets and devices are nobody's source, and reading one can wait forever.
        }
    }

    private enter(folder: string, name: string, rules: readonly Ignored[], onlyForced: boolean): void {
        if (name === ".git") return
        const out = onlyForced || name.startsWith(".") || INSTALLED.has(name) || isIgnored(`${folder}/`, rules) || this.globs.ignores(folder)
        if (out && !this.globs.mayInclude(folder)) return
        if (!out) this.folders.push(folder)
        this.folder(folder, rules, out)
    }

    private file(file: string, name: string, rules: readonly Ignored[], onlyForced: boolean): void {
        const isCode = isSource(name)
        if (isCode && this.globs.includes(file)) {
            this.forced.push(file)
            this.sources.push(file)
            return
        }
        if (onlyForced) return
        if (name === "package.json") this.manifests.push(file)
        else if (CONFIG.test(name)) this.configs.push(file)
        else if (DEPLOYMENT.test(name)) this.deployments.push(file)
        else if (isCode) {
            if (name.startsWith(".") || this.globs.ignores(file) || isIgnored(file, rules)) return
            this.sources.push(file)
        } else if (name.endsWith(".map") || isDeclaration(name)) this.traces.push(file)
    }

    private link(file: string, name: string): void {
        if (name.startsWith(".") || INSTALLED.has(name)) return
        let target: string
        let isFolder: boolean
        try {
            target = fs.realpathSync(path.join(this.root, file))
            isFolder = fs.statSync(target).isDirectory()
        } catch (error) {
            if (isSource(name)) this.skipped.push({ file, reason: `the symbolic link leads nowhere: ${systemMessage(error)}` })
            return
        }
        const relative = relativeTo(this.root, target)
        const isOutside = relative === ".." || relative.startsWith("../") || path.isAbsolute(relative)
        if (!isOutside) this.links.set(file, relative)
        else if (isFolder || isSource(name)) {
            this.skipped.push({ file, reason: "the symbolic link leads out of the analysed folder" })
        }
    }

    private rulesOf(folder: string, prefix: string, entries: readonly fs.Dirent[], above: readonly Ignored[]): readonly Ignored[] {
        if (!entries.some(entry => entry.name === ".gitignore" && entry.isFile())) return above
        try {
            const text = fs.readFileSync(path.join(this.root, folder, ".gitignore"), "utf8")
            return [{ base: prefix, rules: ignore().add(text) }, ...above]
        } catch (error) {
            this.skipped.push({ file: `${prefix}.gitignore`, reason: `cannot be read: ${systemMessage(error)}` })
            return above
        }
    }
}

/** The `.gitignore` nearest to the file that says anything of it decides. */
function isIgnored(file: string, rules: readonly Ignored[]): boolean {
    for (const { base, rules: own } of rules) {
        const { ignored, unignored } = own.test(file.slice(base.length))
        if (ignored || unignored) return ignored
    }
    return false
}

/** The user's globs, with a record of which of them have matched. */
class Globs {
    private readonly left: readonly Glob[]
    private readonly forced: readonly Glob[]

    constructor(left: readonly string[], forced: readonly string[]) {
        this.left = left.map(glob => toGlob(glob))
        this.forced = forced.map(glob => toGlob(glob))
    }

    ignores(file: string): boolean {
        return matchAny(this.left, file)
    }

    includes(file: string): boolean {
        return matchAny(this.forced, file)
    }

    /** Whether `include` can name anything in this folder. Installed packages must be named themselves. */
    mayInclude(folder: string): boolean {
        return this.forced.some(({ base }) => {
            if (base === "") return !/(^|\/)node_modules$/.test(folder)
            return `${base}/`.startsWith(`${folder}/`) || `${folder}/`.startsWith(`${base}/`)
        })
    }

    unused(): readonly string[] {
        return [...this.left, ...this.forced].filter(glob => !glob.used).map(glob => glob.text)
    }
}

interface Glob {
    readonly text: string
    /** The folders at its beginning that are no pattern. */
    readonly base: string
    readonly matches: (file: string) => boolean
    used: boolean
}

function toGlob(text: string): Glob {
    const plain = text.replace(/^\.?\//, "").replace(/\/$/, "")
    const anywhere = plain.includes("/") ? plain : `**/${plain}`
    const matches = picomatch([anywhere, `${anywhere}/**`], { dot: true, nonegate: true })
    return { text, base: picomatch.scan(anywhere).base, matches, used: false }
}

function matchAny(globs: readonly Glob[], file: string): boolean {
    let found = false
    for (const glob of globs) {
        if (!glob.matches(file)) continue
        glob.used = true
        found = true
    }
    return found
}
