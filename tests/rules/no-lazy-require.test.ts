import { describe } from "vitest"
import rule from "../../rules/no-lazy-require.ts"
import { testRule } from "./support/rule-tester.ts"

const app = 'const app = require("express")()\n'
const inHandler = (body: string): string => `${app}app.get("/", (req, res) => {\n    ${body}\n})`

describe("no-lazy-require", () => {
    testRule(rule, {
        good: [
            { name: "at the top", commonjs: true, code: 'const list = require("./list.json")\nexports.list = list' },
            { name: "Node's own modules are loaded already", commonjs: true, code: inHandler('const os = require("os")') },
            { name: "a module of a constant name may be on purpose", commonjs: true, code: inHandler('const sharp = require("sharp")') },
            { name: "an optional module", commonjs: true, options: { modules: "all" }, code: inHandler('let sharp; try { sharp = require("sharp") } catch { sharp = null }') },
            { name: "loaded once", commonjs: true, options: { modules: "all" }, code: `let sharp\n${inHandler('sharp ??= require("sharp")')}` },
            { name: "plugins at start-up", commonjs: true, code: 'async function load(names) { return names.map(name => require(`./plugins/${name}`)) }\nexports.load = load' },
            { name: "a function of the same name", commonjs: true, code: `${app}app.get("/", (req, res) => { const require = find; require("./big.json") })` },
            { name: "another module system", code: 'import express from "express"\nexpress().get("/", async (req, res) => { const sharp = await import("sharp") })' },
        ],
        bad: [
            { name: "a JSON file", commonjs: true, code: inHandler('const list = require("./list.json")\n    res.json(list)'), errors: [{ messageId: "json", line: 3, suggestions: { hoist: `${app}const list = require("./list.json")\n\napp.get("/", (req, res) => {\n    res.json(list)\n})` } }] },
            { name: "a JSON file without a name", commonjs: true, code: inHandler('res.json(require("./big-list.json"))'), errors: [{ messageId: "json", suggestions: { hoist: `${app}const bigList = require("./big-list.json")\n\napp.get("/", (req, res) => {\n    res.json(bigList)\n})` } }] },
            { name: "a computed name", commonjs: true, code: inHandler("require(`./pages/${req.params.page}`)"), errors: [{ messageId: "computed" }] },
            { name: "by createRequire", code: 'import { createRequire } from "node:module"\nimport express from "express"\nconst load = createRequire(import.meta.url)\nexpress().get("/", (req, res) => { const list = load("./list.json"); res.json(list) })', errors: [{ messageId: "json", suggestions: { hoist: 'import { createRequire } from "node:module"\nimport express from "express"\nconst load = createRequire(import.meta.url)\nconst list = load("./list.json")\n\nexpress().get("/", (req, res) => { res.json(list) })' } }] },
            { name: "any module, if asked for", commonjs: true, options: { modules: "all" }, code: inHandler('const { resize } = require("./images")\n    resize(req.body)'), errors: [{ messageId: "module", suggestions: { hoist: `${app}const { resize } = require("./images")\n\napp.get("/", (req, res) => {\n    resize(req.body)\n})` } }] },
            { name: "in asynchronous functions too, if asked for", commonjs: true, options: { modules: "all" }, code: 'exports.resize = async image => require("sharp")(image)', errors: [{ messageId: "module", suggestions: { hoist: 'const sharp = require("sharp")\n\nexports.resize = async image => sharp(image)' } }] },
            { name: "a name that is taken at the top", commonjs: true, code: `const list = []\n${app}app.get("/", (req, res) => { const list = require("./list.json"); res.json(list) })\nexports.list = list`, errors: [{ messageId: "json", suggestions: { hoist: `const list = []\n${app}const sharedList = require("./list.json")\n\napp.get("/", (req, res) => { const list = sharedList; res.json(list) })\nexports.list = list` } }] },
        ],
    })
})
