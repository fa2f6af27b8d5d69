import { describe } from "vitest"
import rule from "../../rules/no-cpu-heavy-call.ts"
import { testRule } from "./support/rule-tester.ts"

const computes = { messageId: "computes" }
const inHandler = (body: string, imports = "", top = ""): string => `import express from "express"\n${imports}${top}\nconst app = express()\napp.post("/", async (req, res) => { ${body} })`

describe("no-cpu-heavy-call", () => {
    testRule(rule, {
        good: [
            { name: "at start-up", code: 'import { JSDOM } from "jsdom"\nexport const dom = new JSDOM("<p>")' },
            { name: "a twin exists: no-blocking-call says so", code: inHandler("hashSync(req.body.password, 12)", 'import { hashSync } from "bcrypt"') },
            { name: "JSON of the server's own", code: inHandler("JSON.parse(text)", "", 'const text = "{}"') },
            { name: "JSON of unknown origin", code: "export async function read(text) { return JSON.parse(text) }" },
            { name: "what stands in an address is short", code: inHandler("JSON.parse(req.query.filter)") },
            { name: "a part that the code bounds", code: inHandler("JSON.parse(req.body.slice(0, 1000))") },
            { name: "a member of a body that was parsed: no larger than the body parser lets it be", code: inHandler("JSON.parse(req.body.filter); const { sort } = req.body; JSON.parse(sort)") },
            { name: "a member of what was parsed with json()", code: 'export async function POST(request) { const { filter } = await request.json(); return JSON.parse(filter) }' },
            { name: "a member of a body that a function gives", typescript: true, code: 'import type { HttpContextContract } from "@ioc:Adonis/Core/HttpContext"\nexport default class Files { public async import({ request }: HttpContextContract) { return JSON.parse(request.body().file) } }' },
            { name: "a list that is written in place", code: inHandler("for await (const row of rows) res.write(Papa.unparse([row]))", 'import Papa from "papaparse"\nimport { rows } from "./rows.js"') },
            { name: "Meteor's files for browsers", filename: "client/import.js", code: 'import Papa from "papaparse"\nimport { Meteor } from "meteor/meteor"\nexport async function load(text) { return Papa.parse(text) }' },
            { name: "a small template", code: inHandler("Handlebars.compile('{{a}}')", 'import Handlebars from "handlebars"') },
            { name: "a part of what a client sent for each round: all together they are what was sent", code: inHandler("for (const item of req.body.items) cache.set(item.id, JSON.stringify(item)); req.body.items.map(item => JSON.stringify(item))") },
            { name: "a walk through what a client sent, which was parsed already", code: inHandler("settings.save(merge({}, settings.all, req.body))", 'import merge from "lodash/merge"\nimport { settings } from "./settings.js"') },
            { name: "what somebody wrote into a form of settings, one line at a time", code: 'import { XMLParser } from "fast-xml-parser"\nconst parser = new XMLParser()\nexport async function run(step) { const texts = step.parameters.nodes.map(node => node.text); return texts.flatMap(text => parser.parse(text)) }' },
            { name: "a schema that the compiler remembers", code: inHandler("ajv.compile(schema)(req.body)", 'import Ajv from "ajv"\nimport { schema } from "./schema.js"\nconst ajv = new Ajv()') },
            { name: "a library that draws in browsers", code: 'import { ref } from "vue"\nimport Papa from "papaparse"\nexport const rows = ref([])\nexport async function load(text) { rows.value = Papa.parse(text) }' },
            { name: "a package with components of Angular", typescript: true, code: 'import { Injectable } from "@angular/core"\nimport Papa from "papaparse"\n@Injectable() export class Rows { async load(text: string) { return Papa.parse(text) } }' },
            { name: "components in the browser", filename: "src/Button.jsx", code: 'import Papa from "papaparse"\nexport async function save(data) { return Papa.unparse(data) }\nexport const html = " onClick={save}"' },
            { name: "code that only browsers can run", code: 'import pako from "pako"\nexport async function read(file) { return new FileReader().readAsText(pako.inflate(file)) }' },
        ],
        bad: [
            { name: "a document built for each request", code: inHandler("new JSDOM(page)", 'import { JSDOM } from "jsdom"'), errors: [computes] },
            { name: "a list that somebody else made", code: inHandler("res.send(Papa.unparse(await load()))", 'import Papa from "papaparse"\nimport { load } from "./rows.js"'), errors: [computes] },
            { name: "documents that were loaded, one at a time", code: 'import { XMLParser } from "fast-xml-parser"\nconst parser = new XMLParser()\nexport async function run(load) { const feeds = await load(); return feeds.map(feed => parser.parse(feed.text)) }', errors: [computes] },
            { name: "Meteor's files for the server", filename: "server/import.js", code: 'import Papa from "papaparse"\nimport { Meteor } from "meteor/meteor"\nexport async function load(text) { return Papa.parse(text) }', errors: [computes] },
            { name: "the whole of what a client sent in each round", code: inHandler("for (const key of req.body.keys) cache.set(key, JSON.stringify(req.body))"), errors: [computes] },
            { name: "a schema that is another object each time", code: inHandler("ajv.compile({ type: req.query.type })", 'import Ajv from "ajv"', "\nconst ajv = new Ajv()"), errors: [computes] },
            { name: "a compiler of the request's own, which remembers nothing", code: inHandler("const ajv = new Ajv(); ajv.compile(schema)", 'import Ajv from "ajv"\nimport { schema } from "./schema.js"'), errors: [computes] },
            { name: "components drawn on the server", code: 'import { createSSRApp } from "vue"\nimport { renderToString } from "vue/server-renderer"\nimport Papa from "papaparse"\nexport async function page(text) { return renderToString(createSSRApp(Page, Papa.parse(text))) }', errors: [computes] },
            { name: "bcryptjs, synchronous", code: inHandler("bcrypt.hashSync(req.body.password, 10)", 'import bcrypt from "bcryptjs"'), errors: [computes] },
            { name: "JSON that a client sent", code: inHandler("JSON.parse(req.body)"), errors: [computes] },
            { name: "JSON that a client sent, through variables", code: inHandler("const { body } = req; const data = `${body.toString()}`.trim(); JSON.parse(data)"), errors: [computes] },
            { name: "JSON read from a request of the web platform", typescript: true, code: 'export async function POST(request: Request) { const body = await request.text(); return JSON.parse(body) }', errors: [computes] },
            { name: "JSON collected chunk by chunk", code: 'import http from "http"\nhttp.createServer((request, response) => { let body = ""; request.on("data", chunk => { body += chunk }); request.on("end", () => response.end(JSON.parse(body).name)) })', errors: [computes] },
            { name: "nest tells the body by a decorator", typescript: true, code: 'import { Body, Controller, Post } from "@nestjs/common"\n@Controller() export class Items { @Post() add(@Body() text: string) { return structuredClone(text) } }', errors: [computes] },
            {
                name: "text in, text out: a worker thread can do it",
                code: inHandler("res.send(marked(req.body.text))", 'import { marked } from "marked"'),
                errors: [{ ...computes, suggestions: { offload: inHandler('res.send(await markedPool.run(req.body.text, { name: "marked" }))', 'import { marked } from "marked"\nimport { Piscina } from "piscina"\nconst markedPool = new Piscina({ filename: import.meta.resolve("marked") })') } }],
            },
            {
                name: "a worker thread for a CommonJS module",
                commonjs: true,
                code: 'const sanitize = require("sanitize-html")\nconst app = require("express")()\napp.post("/", async (req, res) => { res.send(sanitize(req.body.text)) })',
                errors: [
                    {
                        ...computes,
                        suggestions: {
                            offload: 'const sanitize = require("sanitize-html")\nconst { Piscina } = require("piscina")\nconst sanitizeHtmlPool = new Piscina({ filename: require.resolve("sanitize-html") })\nconst app = require("express")()\napp.post("/", async (req, res) => { res.send(await sanitizeHtmlPool.run(req.body.text)) })',
                        },
                    },
                ],
            },
            { name: "an argument of unknown kind is not sent to a thread", code: inHandler("res.send(marked(load()))", 'import { marked } from "marked"'), errors: [computes] },
            { name: "options beside the text cannot be told to a thread", code: inHandler("res.send(marked(req.body.text, options))", 'import { marked } from "marked"'), errors: [computes] },
            { name: "a result that cannot be sent between threads", code: inHandler("cheerio.load(req.body.html)", 'import * as cheerio from "cheerio"'), errors: [computes] },
            { name: "a synchronous handler cannot wait for a thread", code: 'import express from "express"\nimport { marked } from "marked"\nexpress().post("/", (req, res) => { res.send(marked(req.body.text)) })', errors: [computes] },
        ],
    })
})
