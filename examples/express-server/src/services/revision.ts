import { execSync } from "node:child_process"

let known: string | undefined

/** Asked once, remembered from then on. */
export function revision(): string {
    known ??= execSync("git rev-parse HEAD", { encoding: "utf8" }).trim()
    return known
}
