import { describe, expect, test } from "vitest"
import rule from "../../rules/no-super-linear-regex-on-input.ts"
import { lint, testRule } from "./support/rule-tester.ts"

const inHandler = (body: string, top = ""): string => `import express from "express"\n${top}const app = express()\napp.get("/", (req, res) => { ${body} })`
const slow = { messageId: "slow" }

describe("no-super-linear-regex-on-input", () => {
    testRule(rule, {
        good: [
            { name: "a linear expression", code: inHandler("/^a+$/.test(req.query.q)") },
            { name: "text of the server's own", code: inHandler("/^(a+)+$/.test(process.env.NAME)") },
            { name: "text of unknown origin", code: "export function check(text) { return /^(a+)+$/.test(text) }" },
            { name: "text whose length is bounded", code: inHandler("/^(a+)+$/.test(req.query.q.slice(0, 20))") },
            { name: "an expression that is computed", code: inHandler("new RegExp(pattern).test(req.query.q)") },
            { name: "trying again from each position takes very long texts to be felt", code: inHandler("req.query.q.replace(/\\s+$/, '')") },
            { name: "a test method of something else", code: inHandler("schema.test(req.query.q)", 'import schema from "./schema.js"\n') },
        ],
        bad: [
            { name: "exponential", code: inHandler("/^(a+)+$/.test(req.query.q)"), errors: [{ ...slow, line: 3 }] },
            { name: "polynomial", code: inHandler("req.body.text.match(/^a*a*$/)"), errors: [slow] },
            { name: "a constant expression", code: inHandler("NAME.exec(req.body.name)", "const NAME = /^(\\w+\\s?)*$/\n"), errors: [slow] },
            { name: "new RegExp of a constant", code: inHandler("new RegExp('^(a+)*$', 'i').test(req.body.name)"), errors: [slow] },
            { name: "replace, through variables", code: inHandler("const { name } = req.body; String(name).replace(/^(a+)+$/, '')"), errors: [slow] },
            { name: "a parameter of nest", typescript: true, code: 'import { Body, Controller, Post } from "@nestjs/common"\n@Controller() export class Names { @Post() add(@Body("name") name: string) { return /^(a+)+$/.test(name) } }', errors: [slow] },
        ],
    })
})

test("the message names the part and the text that shows it", () => {
    expect(lint(rule, { name: "", code: inHandler("/^(a+)+$/.test(req.query.q)") })[0]?.message).toBe(
        '`/^(a+)+$/` takes exponential time for many repetitions of "a", and a client chooses the text: no other request is served meanwhile. Rewrite `(a+)+` so that it matches in one way only, or limit the length of the text.',
    )
})
