import { readFileSync } from "node:fs"
import { join } from "node:path"

const layout = readFileSync("templates/layout.html", "utf8")

export function renderReport(name: string): string {
    return layout.replace("{content}", loadTemplate(name))
}

function loadTemplate(name: string): string {
    return readFileSync(join("templates", `${name}.html`), "utf8")
}
