import { expect, test } from "vitest"
import { analyze } from "../analyzer/analyze.ts"
import { folderOf } from "./support/folders.ts"

/** Place of the handler that the one finding names, and the first step of its path. */
async function handlerOf(code: string): Promise<string> {
    const root = folderOf({
        "package.json": { name: "server" },
        "wrap.js": `
            export const caught = handler => async (request, response, next) => { try { await handler(request, response) } catch (error) { next(error) } }
            export const traced = label => target => (...args) => trace(label, () => target.call(null, ...args))
            export const early = handler => (request, response) => { request.first(); handler(request, response) }
            function trace(label, run) { return run() }`,
        "server.js": `
import express from "express"
import { readFileSync } from "node:fs"
import { caught, early, traced } from "./wrap.js"
const app = express()
${code}`,
    })
    const { findings } = await analyze({ root, cache: false, workers: 0 })
    expect(findings).toHaveLength(1)
    const [handler] = findings[0]!.handlers
    return `${handler!.file}:${handler!.line} ${handler!.path.map(({ callee }) => callee).join(" ")}`
}

test("the handler is what a wrapper was given, not the function that the wrapper made", async () => {
    expect(await handlerOf('app.get("/", caught(show))\nfunction show(request, response) { readFileSync("x") }')).toBe("server.js:7 readFileSync")
    expect(await handlerOf('app.get("/", caught(traced("show")(show)))\nfunction show(request, response) { readFileSync("x") }')).toBe("server.js:7 readFileSync")
})

test("a handler that calls a function of its own, or what it is passed, is none", async () => {
    expect(await handlerOf('app.get("/", (request, response) => show())\nfunction show() { readFileSync("x") }')).toBe("server.js:6 show readFileSync")
    expect(await handlerOf('function routes(load) { app.get("/", (request, response) => { const load = () => readFileSync("x"); load() }) }\nroutes(() => {})')).toBe("server.js:6 load readFileSync")
})
