import { describe } from "vitest"
import rule from "../../rules/no-fake-async.ts"
import { testRule } from "./support/rule-tester.ts"

const staysOnLoop = { messageId: "staysOnLoop" }

describe("no-fake-async", () => {
    testRule(rule, {
        good: [
            { name: "a package that works on the thread pool", code: 'import bcrypt from "bcrypt"\nexport async function login(password, hash) { return await bcrypt.compare(password, hash) }' },
            { name: "at start-up", code: 'import bcrypt from "bcryptjs"\nexport const admin = await bcrypt.hash("secret", 10)' },
            { name: "microseconds", code: 'import jwt from "jsonwebtoken"\nexport async function check(token, key) { jwt.verify(token, key, (error, payload) => log(payload)) }' },
            { name: "a template that is cached", code: 'import ejs from "ejs"\nexport async function page(data) { return await ejs.renderFile("page.ejs", data, { cache: true }) }' },
            { name: "a function of the same name", code: 'import { hash } from "./hash.js"\nexport async function login(password) { return await hash(password, 10) }' },
            { name: "scripts", filename: "scripts/user.js", code: 'import bcrypt from "bcryptjs"\nexport async function add(password) { return await bcrypt.hash(password, 10) }' },
        ],
        bad: [
            {
                name: "bcryptjs, which computes in slices; bcrypt has the same functions",
                code: 'import bcrypt from "bcryptjs"\nexport async function login(password) { return await bcrypt.hash(password, 10) }',
                errors: [{ ...staysOnLoop, line: 2, suggestions: { dropIn: 'import bcrypt from "bcrypt"\nexport async function login(password) { return await bcrypt.hash(password, 10) }' } }],
            },
            {
                name: "bcryptjs, required",
                commonjs: true,
                code: "const { compare } = require('bcryptjs')\nexports.login = async (password, hash) => compare(password, hash)",
                errors: [{ ...staysOnLoop, suggestions: { dropIn: "const { compare } = require('bcrypt')\nexports.login = async (password, hash) => compare(password, hash)" } }],
            },
            { name: "ejs.renderFile reads its templates synchronously", code: 'import ejs from "ejs"\nexport async function page(data) { return await ejs.renderFile("page.ejs", data) }', errors: [staysOnLoop] },
            { name: "jimp, which computes in JavaScript", code: 'import { Jimp } from "jimp"\nexport async function preview(buffer) { return await Jimp.read(buffer) }', errors: [staysOnLoop] },
            { name: "pdf-lib, which computes in slices", code: 'import { PDFDocument } from "pdf-lib"\nexport async function merge(parts) { const all = await PDFDocument.create(); for (const part of parts) all.addPage(await PDFDocument.load(part)); return await all.save() }', errors: [staysOnLoop, staysOnLoop] },
            { name: "compilers and formatters", code: 'import { transformAsync } from "@babel/core"\nexport async function compile(text) { return await transformAsync(text) }', errors: [staysOnLoop] },
            { name: "a callback changes nothing", code: 'import { parseString } from "xml2js"\nimport express from "express"\nexpress().post("/", (req, res) => { parseString(req.body, (error, feed) => res.json(feed)) })', errors: [staysOnLoop] },
            { name: "microseconds, if asked for", options: { cheap: true }, code: 'import jwt from "jsonwebtoken"\nexport async function check(token, key) { jwt.verify(token, key, (error, payload) => log(payload)) }', errors: [{ messageId: "staysOnLoop", message: "`jwt.verify` looks asynchronous but does its work on the event loop: waiting for it gains nothing. The callback comes after the work, which is done on the loop. `jose` verifies on the thread pool." }] },
            {
                name: "work that a thread can do: text in, plain objects out",
                code: 'import express from "express"\nimport { parseStringPromise } from "xml2js"\nexpress().post("/", async (req, res) => { res.json(await parseStringPromise(req.body)) })',
                errors: [
                    {
                        ...staysOnLoop,
                        suggestions: {
                            offload: 'import express from "express"\nimport { parseStringPromise } from "xml2js"\nimport { Piscina } from "piscina"\nconst xml2jsPool = new Piscina({ filename: import.meta.resolve("xml2js") })\nexpress().post("/", async (req, res) => { res.json(await xml2jsPool.run(req.body, { name: "parseStringPromise" })) })',
                        },
                    },
                ],
            },
        ],
    })
})
