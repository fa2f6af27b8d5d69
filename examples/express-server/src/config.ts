import { readFileSync } from "node:fs"

export interface Config {
    readonly port: number
    readonly title: string
}

/** Read once, before the first request: nobody waits. */
export const config: Config = JSON.parse(readFileSync("config.json", "utf8"))
