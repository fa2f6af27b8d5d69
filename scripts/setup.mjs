/**
 * Installs and builds, each only if it is out of date, so that `npm start` and `npm test` work in
 * a fresh clone and cost nothing afterwards.
 */
import { spawnSync } from "node:child_process"
import { readdirSync, statSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))

/** npm writes this file as the last step of an installation. */
const INSTALLED = "node_modules/.package-lock.json"
const SOURCES = ["index.ts", "catalog", "rules", "analyzer", "tsdown.config.ts", "package.json", INSTALLED]
const BUILT = ["dist/index.js", "dist/analyzer/index.js", "dist/analyzer/cli.js"]

if (newest("package-lock.json") > oldest(INSTALLED)) {
    console.error("Installing dependencies …")
    npm("ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel", "error")
}
if (newest(...SOURCES) > oldest(...BUILT)) {
    console.error("Building …")
    npm("run", "--silent", "build", "--", "--logLevel", "error")
}

/** Milliseconds since 1970; 0 if a file is missing. */
function oldest(...files) {
    return Math.min(...files.map(file => statSync(root + file, { throwIfNoEntry: false })?.mtimeMs ?? 0))
}

/** Looks into folders. */
function newest(...paths) {
    return Math.max(
        ...paths.map(path => {
            const stat = statSync(root + path, { throwIfNoEntry: false })
            if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
            return newest(...readdirSync(root + path).map(name => `${path}/${name}`))
        }),
        0,
    )
}

/** Runs the npm that runs this script, on every platform. What it prints goes to stderr: stdout belongs to the report. */
function npm(...args) {
    const cli = process.env.npm_execpath
    const [command, ...before] = cli ? [process.execPath, cli] : ["npm"]
    const { status, error } = spawnSync(command, [...before, ...args], { cwd: root, stdio: ["ignore", process.stderr, process.stderr] })
    if (error) throw error
    if (status !== 0) process.exit(status ?? 1)
}
