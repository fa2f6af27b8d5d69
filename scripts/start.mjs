/**
 * `npm start [-- DIR] [options]`: analyses the bundled example server, or the folder given, with
 * the built command line tool.
 *
 * The tool exits with 1 when it finds something, which is what CI needs; npm would report that as
 * an error of its own below the findings, so here it counts as success.
 */
import { spawnSync } from "node:child_process"
import { relative, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const cli = resolve(root, "dist/analyzer/cli.js")
const given = process.argv.slice(2)
const hasFolder = given[0] !== undefined && !given[0].startsWith("-")

// npm runs scripts in the package's folder; the user may stand somewhere else.
const cwd = process.env.INIT_CWD ?? process.cwd()
const args = hasFolder ? given : [relative(cwd, resolve(root, "examples/express-server")), ...given]

const { status, error } = spawnSync(process.execPath, [cli, ...args], { cwd, stdio: "inherit" })
if (error) throw error
process.exitCode = status === 1 ? 0 : (status ?? 2)
