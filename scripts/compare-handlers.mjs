// Compares the routes that `unblock handlers DIR --format json` lists with those a server is known to have.
// usage: node scripts/compare-handlers.mjs HANDLERS.json ROUTES...
// ROUTES: text with a route in each line (`GET /users/:id`; `#` begins a comment), or OpenAPI documents as JSON.
// Parameters count as equal whatever their name and notation. Exits with 1 if a route is missed or invented.
import { readFileSync } from "node:fs"

const [listed, ...documents] = process.argv.slice(2)
if (listed === undefined || documents.length === 0) {
    console.error("usage: node scripts/compare-handlers.mjs HANDLERS.json ROUTES...")
    process.exit(2)
}

const METHODS = new Set(["get", "post", "put", "patch", "delete", "head", "options"])

/** `get /users/[id]/` -> `GET /users/{}` */
function normalized(route) {
    const [method, ...rest] = route.trim().split(/\s+/)
    const path = rest.join(" ").replace(/…|\{[^}]*\}|\[\[?(?:\.{3})?[\w-]+\]?\]|:\w+(?:\([^)]*\))?[?*+]?/g, "{}").replace(/(.)\/$/, "$1")
    return `${method.toUpperCase()} ${path}`
}

function routesIn(file) {
    const text = readFileSync(file, "utf8")
    if (!text.trimStart().startsWith("{")) return text.split("\n").map(line => line.replace(/(?:^|\s)#.*/, "").trim()).filter(line => line !== "")
    return Object.entries(JSON.parse(text).paths ?? {}).flatMap(([path, item]) => Object.keys(item).filter(method => METHODS.has(method)).map(method => `${method} ${path}`))
}

const known = new Set(documents.flatMap(routesIn).map(normalized))
const found = new Map(JSON.parse(readFileSync(listed, "utf8")).handlers.filter(({ kind }) => kind === "route").map(handler => [normalized(handler.name), handler]))
const missed = [...known].filter(route => !found.has(route))
const invented = [...found].filter(([route]) => !known.has(route))

for (const route of missed) console.log(`missed    ${route}`)
for (const [route, { registeredAt }] of invented) console.log(`invented  ${route}  ${registeredAt.file}:${registeredAt.line}`)
console.log(`${known.size - missed.length} of ${known.size} routes found, ${invented.length} of ${found.size} listed are not known`)
process.exitCode = missed.length + invented.length > 0 ? 1 : 0
