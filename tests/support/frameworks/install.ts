import { spawnSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"
import { join } from "node:path"

/** Installs what the lock file says, unless that has been done. Scripts of packages are not run. */
export function install(folder: string): void {
    const installed = join(folder, "node_modules/.package-lock.json")
    if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs) return
    const { status, stderr, error } = spawnSync("npm", ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel", "error"], { cwd: folder, encoding: "utf8" })
    if (error) throw error
    if (status !== 0) throw new Error(`npm ci in ${folder}: ${stderr}`)
}
