import { describe, expect, test } from "vitest"
import type { FileFacts, FunctionFact, SiteFact, TypeFact } from "../analyzer/facts.ts"
import { dump, operations } from "../analyzer/frontend/dump.ts"
import { EXTRACTOR_VERSION, extract } from "../analyzer/frontend/extract.ts"

function ops(text: string, name = "<module>", file = "a.ts"): string[] {
    const facts = extract(file, text)
    return operations(facts, fnOf(facts, name))
}

function fnOf(facts: FileFacts, name: string): FunctionFact {
    const found = facts.functions.find(fn => fn.name === name)
    if (!found) throw new Error(`no function ${name} among ${facts.functions.map(fn => fn.name).join(", ")}`)
    return found
}

/** The site of the call of `text`, such as `fs.readFileSync`. */
function siteOf(facts: FileFacts, text: string): SiteFact {
    const found = facts.sites.find(site => site.text === text)
    if (!found) throw new Error(`no site ${text} among ${facts.sites.map(site => site.text).join(", ")}`)
    return found
}

function site(text: string, callee = "f", file = "a.ts"): Partial<SiteFact> {
    const { at, text: _, ...rest } = siteOf(extract(file, text), callee)
    void at
    return rest
}

describe("operations", () => {
    test("of imports, calls and exports", () => {
        expect(ops(`import { readFileSync as read } from "fs"\nexport const page = read("a.html", options)`)).toEqual([
            'STRING %8 "a.html"',
            'GLOBAL %9 "options"',
            'IMPORT %6 "fs" "readFileSync" 0',
            "CALL 2:21 %7 %6 (%8, %9)",
            'EXPORT "page" %7',
        ].sort((a, b) => order(a) - order(b)))
    })

    test("of CommonJS", () => {
        expect(ops(`const { x } = require("./y"); module.exports = { x }`, "<module>", "a.js")).toEqual([
            'IMPORT %7 "./y" "*" 1 1:15',
            'LOAD %6 %7 "x" 1:9',
            "OBJECT %8 #0 0 1:48",
            'DEFINE %8 "x" %6 0',
            'STORE %module "exports" %8 1:31',
        ])
    })

    test("of methods, with captured variables as ^function.slot", () => {
        expect(ops(`function f(db, id) { return () => db.find(id) }`, "<anonymous>")).toEqual(['CALL_METHOD 1:35 %result ^1.3 "find" (^1.4)'])
    })

    test("of every export form", () => {
        const text = `const a = f(); export { a as b }; export { c as d } from "m"; export * as ns from "n"; export * from "o"; export default a; export const { e } = a; export function g() {}`
        const exported = ops(text).filter(op => /^(EXPORT|IMPORT)/.test(op)).map(op => op.replace(/%\d+ ?/g, ""))
        expect(exported).toEqual([
            'EXPORT "b" ', 'IMPORT "m" "c" 0', 'EXPORT "d" ', 'IMPORT "n" "*" 0', 'EXPORT "ns" ', 'IMPORT "o" "*" 0', "EXPORT_ALL ",
            'EXPORT "default" ', 'EXPORT "e" ', 'EXPORT "g" ',
        ])
    })

    test("of TypeScript's import = and export =", () => {
        const facts = extract("a.ts", `import fs = require("fs"); export = fs.x`)
        expect(facts.esModule).toBe(false)
        expect(operations(facts, facts.functions[0]!)).toEqual(['IMPORT %6 "fs" "*" 1', 'LOAD %7 %6 "x" 1:37', 'STORE %module "exports" %7'])
    })

    test("of modules whose name is a value", () => {
        const text = "require(`./plugins/${name}.js`); import('./a' + '.js'); require(name, 1)"
        expect(ops(text, "<module>", "a.js").filter(op => /^(IMPORT|CONCAT)/.test(op)).map(op => op.replace(/%\d+/g, "%"))).toEqual([
            "CONCAT % (%, %, %)",
            "IMPORT_COMPUTED % % 1 1:1",
            'IMPORT % "./a.js" "*" 2 1:34',
            "IMPORT_COMPUTED % % 1 1:57",
        ])
    })

    test("of a shadowed require is a call", () => {
        expect(ops(`function f(require) { require("x") }`, "f", "a.js")).toEqual(['STRING %4 "x"', "CALL 1:23 %5 %p0 (%4)"])
    })

    test("of unused imports there are none, but their names are known as types", () => {
        const facts = extract("a.ts", `import { Db } from "db"; import type X from "x"; import "z"; let d: Db; let t: import("t").T`)
        expect(facts.typeImports).toEqual({ Db: { specifier: "db", name: "Db" }, X: { specifier: "x", name: "default" } })
        expect(facts.specifiers).toEqual(["db", "t", "x", "z"])
        expect(operations(facts, facts.functions[0]!).filter(op => op.startsWith("IMPORT"))).toEqual(['IMPORT %7 "z" "*" 0'])
    })

    test("of super: the call with this, methods read from the heritage's prototype", () => {
        const text = `class A extends B { constructor() { super(1) } m() { return super.m(2) } }`
        expect(ops(text, "A.constructor").slice(-2)).toEqual([
            expect.stringMatching(/^CALL_WITH_THIS 1:37 %\d+ \^0\.\d+ %this 1 \(%\d+\)$/),
            expect.stringMatching(/^COPY %result %\d+$/),
        ])
        expect(ops(text, "A.m")).toEqual([
            expect.stringMatching(/^LOAD %\d+ \^0\.\d+ "prototype"$/),
            expect.stringMatching(/^LOAD %\d+ %\d+ "m"$/),
            expect.stringMatching(/^CALL_WITH_THIS 1:61 %result %\d+ %this 0 \(%\d+\)$/),
        ])
    })

    test("of decorators: evaluated, then applied", () => {
        const facts = extract("a.ts", `@Controller("cats") class C { constructor(@Inject("db") db) {} @Get(PATH) list(@Query() q) {} @Prop() name: string }`)
        expect(facts.decorations).toEqual([
            { target: "parameter", class: 0, member: "0", of: "constructor", fn: 1, argument: "db" },
            { target: "method", class: 0, member: "list", fn: 2 },
            { target: "parameter", class: 0, member: "0", of: "list", fn: 2 },
            { target: "property", class: 0, member: "name" },
            { target: "class", class: 0, argument: "cats" },
        ])
        expect(dump(facts).split("\n").filter(line => line.includes("DECORATE"))).toHaveLength(5)
        expect(siteOf(facts, "@Get").at).toEqual([1, 64, 1, 74])
    })

    test("of a constructor that is not written down: it forwards its arguments", () => {
        const facts = extract("a.ts", `class A extends B { x = f() }`)
        const made = facts.functions[facts.classes[0]!.constructor]!
        expect(made).toMatchObject({ name: "A.constructor", implicit: true, kind: "constructor", parameters: 0, at: [1, 1, 1, 30] })
        expect(operations(facts, made)[0]).toMatch(/^CALL_WITH_THIS 1:17 %\d+ \^0\.\d+ %this 1 \(\.\.\.%arguments\)$/)
        expect(operations(facts, made)).toContainEqual(expect.stringMatching(/^STORE %this "x" %\d+$/))
    })

    test("of regular expressions: an object whose site is the literal", () => {
        const facts = extract("a.ts", `const r = /(a+)+$/i`)
        expect(operations(facts, facts.functions[0]!)).toEqual(["OBJECT %6 #0 3 1:11"])
        expect(siteOf(facts, "/(a+)+$/i").at).toEqual([1, 11, 1, 20])
    })

    test("of big data tables stay small", () => {
        const facts = extract("a.js", `const words = [${Array.from({ length: 5000 }, (_, i) => `"w${i}"`).join()}]`)
        expect(facts.strings.length).toBeLessThan(400)
    })
})

function order(op: string): number {
    return ["IMPORT", "STRING", "GLOBAL", "CALL", "EXPORT"].findIndex(name => op.startsWith(name))
}

describe("functions", () => {
    test("have the names people use", () => {
        const text = `
            function declared() {}
            const variable = () => {}
            exports.exported = function () {}
            module.exports = { member() {}, value: () => {}, named: function own() {} }
            helpers.tryRoute = function () {}
            class Cats { constructor() {} meow() {} get age() { return 1 } static make() {} field = () => {}; #secret() {} }
            Dog.prototype.bark = function () {}
            call(() => {})
            class Fish {}
            function Bird() { this.fly = function () {} }`
        expect(extract("a.js", text).functions.map(fn => fn.name)).toEqual([
            "<module>", "declared", "variable", "exports.exported", "member", "value", "own", "helpers.tryRoute", "Cats.constructor", "Cats.field",
            "Cats.meow", "Cats.age", "Cats.make", "Cats.#secret", "Dog.bark", "<anonymous>", "Fish.constructor", "Bird", "Bird.fly",
        ])
    })

    test("stand at their own node: without export, with async and static", () => {
        const text = `export async function f() {}\nexport default class { static async m() {} @D() get g() { return 1 } }\nexport const a = async () => {}`
        const facts = extract("a.ts", text)
        expect(Object.fromEntries(facts.functions.map(fn => [fn.name, fn.at]))).toEqual({
            "<module>": [1, 1, 3, 32],
            "f": [1, 8, 1, 29],
            "default.constructor": [2, 16, 2, 71],
            "default.m": [2, 24, 2, 43],
            "default.g": [2, 49, 2, 69],
            "a": [3, 18, 3, 32],
        })
    })

    test("know their kind, parameters and parents", () => {
        const facts = extract("a.ts", `async function f(a, { b }, ...rest) { "use server"; return function* g() {} }`)
        expect(fnOf(facts, "f")).toMatchObject({ kind: "function", async: true, parameters: 3, rest: 2, parameterNames: ["a", "", "rest"], directive: "use server", parent: 0 })
        expect(fnOf(facts, "g")).toMatchObject({ generator: true, parent: 1 })
    })

    test("without a body are none", () => {
        expect(extract("a.ts", `declare function a(): void; function b(x: string): void; function b(x: any) {} abstract class C { abstract m(): void }`).functions.map(f => f.name)).toEqual([
            "<module>", "b", "C.constructor",
        ])
    })

    const CALLS: Record<string, readonly [code: string, name: string, calls: number[] | undefined]> = {
        "called": [`function f(a, b) { b(a) }`, "f", [1]],
        "called through call and bind": [`function f(a, b) { a.call(null); return b.bind(1) }`, "f", [0, 1]],
        "constructed": [`const f = C => new C()`, "f", [0]],
        "wrapped": [`const wrap = fn => (...args) => fn(...args)`, "wrap", [0]],
        "handed on in a returned closure": [`const wrap = x => req => run(x, req)`, "wrap", [0]],
        "handed on where its name says that it is a function": [`function route(path, handler) { router.get(path, handler) }`, "route", [1]],
        "returned": [`function f(a, b) { return b }`, "f", [1]],
        "destructured and called": [`function f({ handler, name }) { handler(name) }`, "f", [0]],
        "taken out of it and called": [`function f(options) { const { handler } = options; return () => handler() }`, "f", [0]],
        "with a method called in a returned closure": [`const make = options => (req, res) => options.handler(req, res)`, "make", [0]],
        "with a method called": [`function f(res) { res.send(1) }`, "f", undefined],
        "with a method called in a closure that is not returned": [`function f(res, xs) { xs.forEach(x => res.send(x)) }`, "f", undefined],
        "that are data": [`function f(a, b) { return a + g(b.c, b) }`, "f", undefined],
        "that are primitives by their type": [`function f(a: string, b: (() => void)) { return [a, b] && a }`, "f", undefined],
        "called one by one": [`function all(...fns) { for (const fn of fns) fn() }`, "all", [0]],
        "spread on": [`function all(...fns) { return compose(...fns) }`, "all", [0]],
        "printed": [`function log(...args) { console.log(...args) }`, "log", undefined],
    }
    for (const [name, [code, fn, calls]] of Object.entries(CALLS)) {
        test(`parameters ${name}`, () => expect(fnOf(extract("a.ts", code), fn).calls).toEqual(calls))
    }

    test("are marked in JSDoc, with the reason", () => {
        const facts = extract("a.ts", `/** Text.\n * @nonblocking the file is tiny */\nexport function a() {}\n/** @blocking */\nconst b = () => {}\nclass C {\n /** @blocking spawns git */ m() {} }`)
        expect(fnOf(facts, "a")).toMatchObject({ marked: "nonblocking", markedReason: "the file is tiny" })
        expect(fnOf(facts, "b")).toMatchObject({ marked: "blocking", markedReason: "" })
        expect(fnOf(facts, "C.m")).toMatchObject({ marked: "blocking", markedReason: "spawns git" })
    })
})

describe("sites", () => {
    test("span the whole call, with the callee as text", () => {
        const facts = extract("a.ts", `a\n  .b(1)\n  .c(2, () => {})`)
        expect(facts.sites.map(s => [s.text, s.at])).toEqual([["a.b", [1, 1, 2, 8]], ["a.b(1).c", [1, 1, 3, 18]]])
    })

    test("keep the end of long chains", () => {
        const facts = extract("a.ts", `veryLongName.anotherLongName("some argument").oneMore("and another argument").last()`)
        expect(facts.sites.at(-1)!.text).toBe("….last")
    })

    test.each([
        ["for (;;) f()", { loop: true, unused: true }],
        ["while (x) { if (y) f() }", { loop: true, unused: true }],
        ["xs.map(x => f(x))", { loop: true, awaited: true }],
        ["xs.forEach(function (x) { f(x) })", { loop: true, unused: true }],
        ["for (const x of xs) (() => { f(x) })()", { loop: true, unused: true }],
        ["for (const x of f()) {}", {}],
        ["for (const x of xs) app.get(x, () => { f() })", { unused: true }],
        ["setTimeout(() => { f() })", { unused: true }],
        ["await f()", { awaited: true }],
        ["const g = async () => await (f())", { awaited: true }],
        ["function g() { return x ? f() : 1 }", { awaited: true }],
        ["await f().then(g)", { awaited: true }],
        ["void f()", { unused: true }],
        ["x = f()", {}],
        ["if (require.main === module) f()", { phase: "main", unused: true }],
        ["if (require.main === module) { app.get('/', () => { f() }) }", { unused: true }],
        ["require.main === module && f()", { phase: "main", unused: true }],
        ["if (require.main !== module) { g() } else { x = f() }", {}],
        ["if (import.meta.url === pathToFileURL(process.argv[1]).href) f()", { phase: "main", unused: true }],
        ["if (!module.parent) { x = f() }", { phase: "main" }],
    ])("%s", (code, expected) => expect(site(code)).toEqual(expected))

    test("carry constant arguments", () => {
        expect(site(`const OPTIONS = { a: 1, b: x }; const N = 10 * 1024; f(N, "s" + 1, -1, true, () => {}, { cwd: "x", [k]: 1, m() {}, n: y }, OPTIONS, z, null)`).arguments).toEqual([
            { number: 10240 },
            { string: "s1" },
            { number: -1 },
            { boolean: true },
            { function: true },
            { object: { cwd: "x" }, opaque: ["m", "n"] },
            { object: { a: 1 }, opaque: ["b"] },
        ])
        expect(site("f(x, y)")).toEqual({ unused: true })
        expect(site("f(x, ...y, 1)")).toEqual({ unused: true })
        expect(site("f(x, 1)").arguments).toEqual([null, { number: 1 }])
    })

    test.each([
        ["f([1, 2])", "array literal"],
        ["const KINDS = ['a', 'b'] as const; f(KINDS)", "constant list"],
        ["f(xs.slice(0, 10))", "slice"],
        ["f(xs.slice(-5))", "slice"],
        ["f(Object.keys({ a: 1 }))", "constant object"],
        ["enum E { A } f(Object.values(E))", "enum"],
        ["for (const batch of chunk(xs, 10)) f(batch)", "chunk"],
        ["const chunks = _.chunk(xs, 10); for (const part of chunks) f(part)", "chunk"],
        ["batch.process('key', async ids => { f(ids) })", "chunk"],
        ["each('key', async ids => { f(ids) })", undefined],
        ["f(Array.from({ length: 5 }))", "constant length"],
        ["f(new Array(3).fill(0))", "constant length"],
        ["f(xs.slice(1))", undefined],
        ["f(xs)", undefined],
        ["const KINDS = ['a']; f(KINDS); KINDS.push(x); for (;;) KINDS.push(y)", undefined],
        ["class C { static LIST = [1, 2]; m() { f(C.LIST) } }", "constant list"],
    ])("%s bounds its list by %s", (code, bounded) => expect(site(code).arguments?.[0]?.bounded).toBe(bounded))
})

describe("code that runs once", () => {
    const ONCE: Record<string, readonly [code: string, once: string | undefined]> = {
        "if it is not set, set it": [`let c; function g() { if (!c) { c = f() } return c }`, "c"],
        "return it if it is set": [`let c; function g() { if (c) return c; const x = f(); c = x; return c }`, "c"],
        "compared with undefined": [`let c; function g() { if (c === undefined) c = f() }`, "c"],
        "compared with null, the other way around": [`let c = null; function g() { if (null != c) { return c } c = f() }`, "c"],
        "typeof": [`let c; function g() { if (typeof c === "undefined") c = f() }`, "c"],
        "a flag": [`let ready = false; function g() { if (ready) return; ready = true; f() }`, "ready"],
        "a flag, the other way around": [`let ready = false; function g() { if (!ready) { ready = true; f() } }`, "ready"],
        "??=": [`let c; const g = () => c ??= f()`, "c"],
        "||=": [`let c; const g = () => (c ||= f())`, "c"],
        "x || (x = …)": [`let c; const g = () => c || (c = f())`, "c"],
        "x = x || …": [`let c; function g() { c = c || f(); return c }`, "c"],
        "x ? x : (x = …)": [`let c; const g = () => c ? c : (c = f())`, "c"],
        "!x && (x = …)": [`let c; const g = () => { !c && (c = f()) }`, "c"],
        "and another condition": [`let c; function g(a) { if (a && !c) c = f() }`, "c"],
        "either condition": [`let c; function g(a) { if (a || c) return; c = f() }`, "c"],
        "a promise that is kept": [`let p; const g = () => { if (!p) p = (async () => { await f() })(); return p }`, "p"],
        "a promise that is kept unless it fails": [`let p; const g = () => { if (!p) p = f().catch(e => { p = undefined; throw e }) }`, "p"],
        "in a continuation": [`let c; const g = () => { if (!c) return h().then(x => { c = f(x) }) }`, "c"],
        "a property of the exports": [`exports.c = null; exports.g = () => { if (!exports.c) exports.c = f() }`, "exports.c"],
        "a property of a module's object": [`const state = {}; function g() { if (state.ready) return; state.ready = true; f() }`, "state.ready"],
        "globalThis": [`function g() { if (!globalThis.db) globalThis.db = f(); return globalThis.db }`, "globalThis.db"],
        "a static member": [`class S { static get() { if (!S.instance) S.instance = f(); return S.instance } }`, "S.instance"],
        "a static member through this": [`class S { static get() { if (!this.instance) this.instance = f(); return this.instance } }`, "S.instance"],
        "a function that replaces itself": [`function g() { const x = f(); g = () => x; return x }`, "g"],
        "set by the function it calls": [`let ready; async function g() { if (!ready) await f() } async function f() { ready = true }`, "ready"],
        "reset when the connection is lost": [`let c; function g() { if (!c) { c = f(); c.on("end", () => { c = null }) } }`, "c"],
        "a variable of the function around it": [`function make() { let c; return () => { if (!c) c = f() } }`, "c"],
        "not: a local variable": [`function g() { let c; if (!c) c = f(); return c }`, undefined],
        "not: a parameter's property": [`function g(req) { if (!req.user) req.user = f() }`, undefined],
        "not: keyed": [`const c = {}; function g(k) { if (!c[k]) c[k] = f(k) }`, undefined],
        "not: a map": [`const c = new Map(); function g(k) { if (!c.has(k)) c.set(k, f(k)) }`, undefined],
        "not: never set": [`let c; function g() { if (!c) f() }`, undefined],
        "not: only taken back": [`let c; function g() { if (!c) { c = null; f() } }`, undefined],
        "not: a lock that an event opens": [`let busy; function g() { if (busy) return; busy = true; f(); child.on("exit", () => { busy = false }) }`, undefined],
        "not: a variable of the call around a callback that runs at once": [`function g(xs) { let first; xs.forEach(x => { if (!first) first = f(x) }) }`, undefined],
        "not: a variable of a function that leaves nothing behind": [`function g(emitter) { let done; emitter.end(() => { if (done) return; done = true; f() }) }`, undefined],
        "a variable of a function that returns methods": [`function make() { let c; return { get: () => c ??= f() } }`, "c"],
        "a variable of a function that sets up the application": [`module.exports = app => { let c; app.get("/", () => { if (!c) c = f() }) }`, "c"],
        "a variable of a module's wrapper": [`(function () { let c; exports.get = () => c ??= f() })()`, "c"],
        "not: a lock that the function it hands on opens": [`let busy; function g() { if (busy) return; busy = true; setImmediate(h); f() } function h() { busy = false }`, undefined],
        "not: a variable of the call around a callback that runs at once, though a closure keeps it": [`function g(xs) { let first; xs.forEach(x => { if (!first) first = f(x) }); return () => first }`, undefined],
        "not: a lock": [`let busy = false; function g() { if (busy) return; busy = true; f(); busy = false }`, undefined],
        "not: work in flight": [`let p; const g = () => { if (!p) p = f().finally(() => { p = null }) }`, undefined],
        "not: with a time to live": [`let c, at; function g() { if (c && Date.now() - at < 60) return c; c = f() }`, undefined],
        "not: either is missing": [`let c; function g(force) { if (!c || force) c = f() }`, undefined],
        "not: the branch where it is set": [`let c; function g() { if (c) { f() } else { c = 1 } }`, undefined],
        "not: a function that is kept": [`let c; function g() { if (!c) c = () => f() }`, undefined],
        "not: a listener registered once": [`let s; function g() { if (!s) { s = listen(() => { f() }) } }`, undefined],
    }
    for (const [name, [code, once]] of Object.entries(ONCE)) {
        test(name, () => expect(site(code, "f", "a.js").once).toBe(once))
    }

    test.each([
        ["const c = new Map(); function g(k) { if (!c.has(k)) c.set(k, f(k)); return c.get(k) }", "c"],
        ["const c = new Map(); function g(k) { let v = c.get(k); if (!v) { v = f(k); c.set(k, v) } return v }", "c"],
        ["const c = new Map(); function g(k) { const v = c.get(k); if (v) return v; const w = f(k); c.set(k, w); return w }", "c"],
        ["const c = {}; function g(k) { if (!(k in c)) { c[k] = f(k) } return c[k] }", "c"],
        ["const c = {}; const g = k => c[k] ??= f(k)", "c"],
        ["const c = {}; const g = k => c[k] || (c[k] = f(k))", "c"],
        ["class S { static pools = new Map(); static of(k) { if (!this.pools.has(k)) this.pools.set(k, f(k)) } }", "S.pools"],
        ["function g(k) { const c = new Map(); if (!c.has(k)) c.set(k, f(k)) }", undefined],
        ["const c = new Map(); function g(k) { if (!c.has(k)) f(k) }", undefined],
        ["const c = new Map(); function g(k) { if (c.has(k)) c.set(k, f(k)) }", undefined],
    ])("%s is once for each key", (code, expected) => expect(site(code)).toEqual(expected === undefined ? expect.not.objectContaining({ oncePerKey: expect.anything() }) : expect.objectContaining({ oncePerKey: expected })))

    test("says whose variable it is", () => {
        expect(site(`function make() { let c; return () => { if (!c) c = f() } }`)).toMatchObject({ once: "c", onceOwner: 1 })
        expect(site(`let c; function g() { if (!c) c = f() }`)).not.toHaveProperty("onceOwner")
    })

    test.each([
        ["class S { m() { if (!this.db) this.db = f() } }", "this.db"],
        ["class S { m() { return this.db ??= f() } }", "this.db"],
        ["class S { #db; m() { if (this.#db) return this.#db; this.#db = f() } }", "this.#db"],
        ["class S { m() { if (!this.ready) return this.init(() => 0) } async init() { this.ready = true } n() { f() } }", undefined],
        ["class S { get v() { const value = f(); Object.defineProperty(this, 'v', { value }); return value } }", "this.v"],
    ])("%s is once per object", (code, expected) => expect(site(code).onceOfThis).toBe(expected))
})

describe("fan-outs", () => {
    function fanOuts(code: string) {
        const facts = extract("a.ts", `async function g(xs, n) { ${code} }`)
        return facts.fanOuts.map(({ shape, api, list, bounded, work, callback }) => ({
            shape,
            api,
            list,
            ...(bounded !== undefined && { bounded }),
            work: [...work.functions.map(i => facts.functions[i]!.name), ...work.sites.map(i => facts.sites[i]!.text), ...(callback === undefined ? [] : ["callback"])],
        }))
    }
    const all = (rest: object) => [{ api: "Promise.all", ...rest }]

    test.each([
        ["await Promise.all(xs.map(async x => f(x)))", all({ shape: "map", list: "xs", work: ["<anonymous>"] })],
        ["await Promise.all(xs.map(load))", all({ shape: "map", list: "xs", work: ["callback"] })],
        ["await Promise.all(xs.filter(Boolean).map(x => f(x)).flat())", all({ shape: "map", list: "xs.filter(Boolean)", work: ["<anonymous>"] })],
        ["await Promise.all(_.map(xs, x => f(x)))", all({ shape: "map", list: "xs", work: ["<anonymous>"] })],
        ["const ps = xs.map(x => f(x)); await Promise.all(ps)", all({ shape: "map", list: "xs", work: ["<anonymous>"] })],
        ["const ps = []; for (const x of xs) ps.push(f(x)); await Promise.all(ps)", all({ shape: "push", list: "xs", work: ["f"] })],
        ["const ps = []; for (let i = 0; i < xs.length; i++) ps.push(f(xs[i])); await Promise.all(ps)", all({ shape: "push", list: "xs", work: ["f"] })],
        ["const ps = []; xs.forEach(x => { ps.push(f(x)) }); await Promise.all(ps)", all({ shape: "push", list: "xs", work: ["<anonymous>", "f"] })],
        ["const ps = []; for (const x of xs) { ps.push((async () => { await f(x) })()) } await Promise.all(ps)", all({ shape: "push", list: "xs", work: ["<anonymous>"] })],
        ["const ps = []; ps.push(f(1)); ps.push(h()); await Promise.all(ps)", [
            ...all({ shape: "push", list: "", work: ["f"], bounded: "fixed number of pushes" }),
            ...all({ shape: "push", list: "", work: ["h"], bounded: "fixed number of pushes" }),
        ]],
        ["const ps = []; for (const x of xs) { await h(); ps.push(f(x)) } await Promise.all(ps)", []],
        ["await Promise.all(Array.from({ length: n }, () => f()))", all({ shape: "array-from", list: "{ length: n }", work: ["<anonymous>"] })],
        ["await Promise.all(Array.from({ length: 5 }, () => f()))", all({ shape: "array-from", list: "{ length: 5 }", work: ["<anonymous>"], bounded: "constant length" })],
        ["await Promise.all(Array.from({ length: concurrency }, worker))", all({ shape: "array-from", list: "{ length: concurrency }", work: ["callback"], bounded: "limited length" })],
        ["function* make() { yield f() } await Promise.all(make())", all({ shape: "generator", list: "make()", work: ["make"] })],
        ["const ps = xs.map(load); return async () => { await Promise.all(ps) }", all({ shape: "list", list: "ps", work: [] })],
        ["await Promise.all(h(xs))", all({ shape: "list", list: "h(xs)", work: ["h"] })],
        ["await Promise.all(xs)", all({ shape: "list", list: "xs", work: [] })],
        ["await Promise.all([f(), h()])", all({ shape: "list", list: "[f(), h()]", work: ["f", "h"], bounded: "array literal" })],
        ["await Promise.all([h(), ...xs.map(load)])", all({ shape: "map", list: "xs", work: ["callback"] })],
        ["await Promise.all(['a', 'b'].map(load))", all({ shape: "map", list: "['a', 'b']", work: ["callback"], bounded: "array literal" })],
        ["await Promise.all(xs.slice(0, 10).map(load))", all({ shape: "map", list: "xs.slice(0, 10)", work: ["callback"], bounded: "slice" })],
        ["for (const part of chunk(xs, 10)) await Promise.all(part.map(load))", all({ shape: "map", list: "part", work: ["callback"], bounded: "chunk" })],
        ["for (let i = 0; i < n; i += 5) { const part = xs.slice(i, i + 5); await Promise.all(part.map(load)) }", all({ shape: "map", list: "part", work: ["callback"], bounded: "slice" })],
        ["if (xs.length > 100) throw new Error(); await Promise.all(xs.map(load))", all({ shape: "map", list: "xs", work: ["callback"], bounded: "length check" })],
        ["if (xs.length <= MAX) { await Promise.all(xs.map(load)) }", all({ shape: "map", list: "xs", work: ["callback"], bounded: "length check" })],
        ["if (xs.length > 0) { await Promise.all(xs.map(load)) }", all({ shape: "map", list: "xs", work: ["callback"] })],
        ["if (!xs.length) return; await Promise.all(xs.map(load))", all({ shape: "map", list: "xs", work: ["callback"] })],
        ["await Promise.all(xs.reduce((all, x) => { all.push(f(x)); return all }, []))", all({ shape: "map", list: "xs", work: ["<anonymous>"] })],
        ["await xs.reduce((p, x) => p.then(() => f(x)), Promise.resolve())", []],
        ["await Promise.allSettled(xs.map(load))", [{ api: "Promise.allSettled", shape: "map", list: "xs", work: ["callback"] }]],
        ["xs.forEach(async x => { await f(x) })", [{ api: "forEach", shape: "for-each", list: "xs", work: ["<anonymous>"] }]],
        ["xs.forEach(x => { f(x) })", [{ api: "forEach", shape: "for-each", list: "xs", work: ["<anonymous>", "f"] }]],
        ["xs.forEach(x => f(x))", [{ api: "forEach", shape: "for-each", list: "xs", work: ["<anonymous>", "f"] }]],
        ["xs.forEach(load)", [{ api: "forEach", shape: "for-each", list: "xs", work: ["callback"] }]],
        ["xs.forEach(x => { y.push(x) })", []],
        ["xs.map(async x => { await f(x) })", [{ api: "map", shape: "map", list: "xs", work: ["<anonymous>"] }]],
        ["for (const x of xs) { f(x) }", [{ api: "for", shape: "loop", list: "xs", work: ["f"] }]],
        ["for (const x of xs) f(x).then(h).catch(h)", [{ api: "for", shape: "loop", list: "xs", work: ["f"] }]],
        ["for (const x of xs) void f(x)", [{ api: "for", shape: "loop", list: "xs", work: ["f"] }]],
        ["for (const x of xs) await f(x)", []],
        ["for (const x of xs) { h(x); await f(x) }", []],
        ["for await (const x of xs) f(x)", []],
        ["while (n--) f()", [{ api: "while", shape: "loop", list: "n--", work: ["f"] }]],
        ["for (let i = 0; i < 3; i++) f(i)", [{ api: "for", shape: "loop", list: "i < 3", work: ["f"], bounded: "constant length" }]],
        ["for (const k of ['a', 'b']) f(k)", [{ api: "for", shape: "loop", list: "['a', 'b']", work: ["f"], bounded: "array literal" }]],
    ])("%s", (code, expected) => expect(fanOuts(code)).toEqual(expected))
})

describe("types", () => {
    function typeAt(code: string, file = "a.ts"): unknown {
        const facts = extract(file, code)
        const index = facts.functions[0]!.operations.findIndex((_, i, o) => o[i] === 26)
        return index < 0 ? undefined : expand(facts.types, facts.functions[0]!.operations[index + 2]!)
    }
    /** Types by their content instead of their numbers. */
    function expand(types: readonly TypeFact[], index: number): unknown {
        const type = types[index]!
        const all = (list: readonly number[]) => list.map(i => expand(types, i))
        switch (type.kind) {
            case "name":
                return type.arguments ? [type.name, ...all(type.arguments)] : type.name
            case "array":
                return [expand(types, type.of)]
            case "union":
                return { union: all(type.of) }
            case "object":
                return { ...Object.fromEntries(Object.entries(type.members).map(([k, i]) => [k, expand(types, i)])), ...(type.extends && { "...": all(type.extends) }) }
            case "function":
                return { "=>": expand(types, type.returns) }
            case "import":
                return `${type.specifier}#${type.name}`
            case "typeof":
                return `typeof ${type.name}`
            case "unknown":
                return "?"
        }
    }
    test.each([
        ["let x: Foo", "Foo"],
        ["let x: ns.Foo<Bar>", ["ns.Foo", "Bar"]],
        ["let x: string", undefined],
        ["let x: Date | Function | object", undefined],
        ["let x: Promise<Foo>", "Foo"],
        ["let x: Readonly<Partial<Foo>>", "Foo"],
        ["let x: Omit<Foo, 'a'>", "Foo"],
        ["let x: Foo[]", ["Foo"]],
        ["let x: readonly Foo[]", ["Foo"]],
        ["let x: Array<Foo>", ["Foo"]],
        ["let x: Map<string, Foo>", ["Foo"]],
        ["let x: Record<string, Foo>", ["Foo"]],
        ["let x: [Foo, Bar]", [{ union: ["Foo", "Bar"] }]],
        ["let x: Foo | null | undefined", "Foo"],
        ["let x: Foo | Bar", { union: ["Foo", "Bar"] }],
        ["let x: Foo & { a: Bar }", { "...": ["Foo", { a: "Bar" }] }],
        ["let x: { a: Foo; b: string; m(): Bar }", { a: "Foo", b: "?", m: { "=>": "Bar" } }],
        ["let x: () => Promise<Foo>", { "=>": "Foo" }],
        ["let x: { [key: string]: Foo }", ["Foo"]],
        ["let x: { [K in Keys]: Foo }", ["Foo"]],
        ["let x: typeof import('fs')", "fs#*"],
        ["let x: import('pg').Pool", "pg#Pool"],
        ["let x: typeof db", "typeof db"],
        ["let x: InstanceType<typeof Foo>", "Foo"],
        ["let x: ReturnType<typeof f>", undefined],
        ["let x = y as Foo", "Foo"],
        ["import { Map } from 'immutable'; let x: Map<string, Foo>", ["Map", "?", "Foo"]],
    ])("%s", (code, expected) => expect(typeAt(code)).toEqual(expected))

    test.each([
        ["/** @type {import('pg').Pool} */ let x = f()", "pg#Pool"],
        ["/** @type {Foo[]} */ let x", ["Foo"]],
        ["let x = /** @type {Foo} */ (f())", "Foo"],
        ["let x: Foo", "Foo"],
    ])("JSDoc: %s", (code, expected) => expect(typeAt(code, "a.js")).toEqual(expected))

    test("of parameters, results and fields", () => {
        const facts = extract("a.ts", `class S { private db: Db; static log = 1; constructor(private readonly repo: Repo<User>, x: X) {} find(): Promise<User[]> { } }`)
        const service = facts.classes[0]!
        expect(Object.fromEntries(Object.entries(service.properties).map(([k, i]) => [k, expand(facts.types, i)]))).toEqual({ db: "Db", repo: ["Repo", "User"] })
        expect(expand(facts.types, fnOf(facts, "S.find").returns!)).toEqual(["User"])
        expect(operations(facts, fnOf(facts, "S.constructor")).filter(op => op.startsWith("TYPE"))).toHaveLength(2)
    })

    test("of JSDoc parameters and results", () => {
        const facts = extract("a.js", `/** @param {Foo} a\n * @param {import("x").Bar} b\n * @returns {Promise<Baz>} */\nexports.f = (a, { c }) => {}`)
        const f = fnOf(facts, "exports.f")
        expect(f.returns === undefined ? undefined : expand(facts.types, f.returns)).toBe("Baz")
        expect(operations(facts, f).slice(0, 2)).toEqual(['TYPE %p0 {"kind":"name","name":"Foo"}', 'TYPE %p1 {"kind":"import","specifier":"x","name":"Bar"}'])
        expect(facts.specifiers).toEqual(["x"])
    })

    test("of type parameters: their constraint", () => {
        const facts = extract("a.ts", `function f<T extends Base, U>(a: T, b: U) {}`)
        expect(operations(facts, fnOf(facts, "f"))).toEqual(['TYPE %p0 {"kind":"name","name":"Base"}'])
    })

    test("have names: classes, interfaces, aliases, also in namespaces, and exports", () => {
        const facts = extract("a.ts", `export interface I extends J { a: A } interface I { b: B } export type T = I; export default class C implements I {} namespace N { export interface X { y: Y } } export type { Z } from "z"`)
        const { I, T, C } = facts.typeNames
        expect(I?.kind === "interface" && expand(facts.types, I.type)).toEqual({ a: "A", b: "B", "...": ["J"] })
        expect(T?.kind === "alias" && expand(facts.types, T.type)).toBe("I")
        expect(C).toEqual({ kind: "class", class: 0 })
        expect(facts.typeNames["N.X"]?.kind).toBe("interface")
        expect(facts.typeExports).toEqual({ I: { local: "I" }, T: { local: "T" }, default: { local: "C" }, Z: { specifier: "z", name: "Z" } })
        expect(facts.classes[0]).toMatchObject({ name: "C", typeName: "C", implements: [expect.any(Number)] })
    })

    test("of CommonJS are exported by what they are assigned to", () => {
        expect(extract("a.js", `class Foo {} module.exports = { Foo, Bar: Foo }`).typeExports).toEqual({ Foo: { local: "Foo" }, Bar: { local: "Foo" } })
        expect(extract("a.js", `class Foo {} module.exports = Foo`).typeExports).toEqual({ default: { local: "Foo" } })
    })

    test("of @typedef and @callback, also at the end of the file", () => {
        const facts = extract("a.js", `/** @typedef {import("x").Foo} Foo */\nf()\n/**\n * @typedef {object} Options\n * @property {Foo} foo\n */\n/**\n * @callback Load\n * @param {string} name\n * @returns {Promise<Foo>}\n */`)
        const of = (name: string) => {
            const type = facts.typeNames[name]
            return type?.kind === "alias" ? expand(facts.types, type.type) : undefined
        }
        expect([of("Foo"), of("Options"), of("Load")]).toEqual(["x#Foo", { foo: "Foo" }, { "=>": "Foo" }])
        expect(Object.keys(facts.typeExports)).toEqual(["Foo", "Options", "Load"])
    })

    test("that CommonJS requires are known by their names", () => {
        const facts = extract("a.js", `const Foo = require("./foo"); const { Bar, Baz: Qux } = require("./bar")`)
        expect(facts.typeImports).toEqual({ Foo: { specifier: "./foo", name: "*" }, Bar: { specifier: "./bar", name: "Bar" }, Qux: { specifier: "./bar", name: "Baz" } })
    })

    test("names that objects have already are names like others", () => {
        const facts = extract("a.ts", `import { toString } from "x"; interface constructor { __proto__: Y; valueOf: Z } let a: toString; class hasOwnProperty {}`)
        expect(Object.keys(facts.typeImports)).toEqual(["toString"])
        expect(Object.keys(facts.typeNames)).toEqual(["constructor", "hasOwnProperty"])
    })
})

describe("sinks", () => {
    test.each([
        ["while (Date.now() < end) {}", true],
        ["while (Date.now() - start < 100) { i++ }", true],
        ["do { now = Date.now() } while (now < end)", true],
        ["for (let t = Date.now(); Date.now() - t < ms;);", true],
        ["while (true) { if (performance.now() > end) break }", true],
        ["while (new Date() - start < ms) {}", true],
        ["while (!done) {}", true],
        ["while (!this.ready);", true],
        ["while (Date.now() < end) await sleep(10)", false],
        ["while (queue.length && Date.now() < end) work(queue.pop())", false],
        ["while (!done) { work() }", false],
        ["while (next()) {}", false],
        ["while ((m = re.exec(s))) {}", false],
        ["for (i = 0; a[i] !== b; i++);", false],
        ["const t = Date.now(); while (i < n) { i++ }", false],
    ])("%s", (code, busy) => {
        const { sinks } = fnOf(extract("a.ts", `async function g() { ${code} }`), "g")
        expect(sinks?.map(sink => sink.api)).toEqual(busy ? ["global#busy-wait"] : undefined)
    })
})

describe("suppressions", () => {
    test("name lines, kinds and reasons", () => {
        const text = `
// unblock-ignore-next-line blocking-call: start-up only
f()
g() // unblock-ignore-line
/* unblock-ignore-next-line blocking-call, unbounded-fan-out: two of them */
// another comment

h("// unblock-ignore-line")
const t = \`// unblock-ignore-line: text\``
        expect(extract("a.ts", text).suppressions).toEqual([
            { line: 3, at: [2, 4, 2, 57], kinds: ["blocking-call"], reason: "start-up only" },
            { line: 4, at: [4, 8, 4, 27], kinds: [], reason: "" },
            { line: 8, at: [5, 4, 5, 74], kinds: ["blocking-call", "unbounded-fan-out"], reason: "two of them" },
        ])
    })
})

describe("files of any sort", () => {
    test("syntax errors leave the facts of the rest", () => {
        const facts = extract("a.ts", `const a = f()\nfunction b( {\n  g(;\n`)
        expect(facts.problem).toMatch(/^line 3: /)
        expect(siteOf(facts, "f")).toBeDefined()
    })

    test.each([
        ["parentheses", "(".repeat(10_000) + ")".repeat(10_000)],
        ["blocks", "{".repeat(10_000) + "}".repeat(10_000)],
        ["functions", "function a(){".repeat(10_000) + "}".repeat(10_000)],
        ["a chain of calls", "x" + ".f(1)".repeat(20_000)],
        ["types", "let x: " + "A<".repeat(10_000) + "B" + ">".repeat(10_000)],
    ])("%s nested 10,000 deep are told as a problem", (_name, text) => {
        const facts = extract("a.ts", `f()\n${text}`)
        expect(facts.problem).toMatch(/nested too deeply/)
        expect(facts).toMatchObject({ functions: [{ name: "<module>" }], lines: 2 })
    })

    test("one statement that is nested too deeply leaves the others", () => {
        const facts = extract("a.js", `f()\nx${".f(1)".repeat(20_000)}\ng()`)
        expect(facts.problem).toBe("line 2: nested too deeply to be read")
        expect(siteOf(facts, "g").at[0]).toBe(3)
    })

    test.each([
        ["a sum", Array(20_000).fill("f(a)").join("+")],
        ["commas", Array(20_000).fill("f()").join(",")],
        ["alternatives", Array(20_000).fill("f()").join("||")],
        ["comparisons", Array(20_000).fill("f()").join("==")],
    ])("%s of 20,000 parts is walked", (_name, text) => {
        const facts = extract("a.js", text)
        expect(facts.problem).toBeUndefined()
        expect(facts.sites).toHaveLength(20_000)
    })

    test("empty files, byte order marks, hashbangs and CRLF", () => {
        expect(extract("a.ts", "")).toMatchObject({ lines: 1, functions: [{ at: [1, 1, 1, 1] }], sites: [], strings: [] })
        expect(extract("a.ts", "\uFEFFf()").sites[0]!.at).toEqual([1, 1, 1, 4])
        expect(extract("a.js", "#!/usr/bin/env node\r\nf()\r\n").sites[0]!.at).toEqual([2, 1, 2, 4])
    })

    test("module systems and directives", () => {
        expect(extract("a.js", "f()").esModule).toBe(false)
        expect(extract("a.mjs", "f()").esModule).toBe(true)
        expect(extract("a.js", "export {}").esModule).toBe(true)
        expect(extract("a.ts", "export const x = 1").esModule).toBe(true)
        expect(extract("a.ts", `"use server"\nimport "x"`).directives).toEqual(["use server"])
    })

    test("JavaScript may hold JSX, TypeScript type assertions", () => {
        expect(extract("a.js", "const a = <div>{f()}</div>").problem).toBeUndefined()
        expect(extract("a.ts", "const a = <string>f()").problem).toBeUndefined()
        expect(extract("a.tsx", "const a = <A<string> b={f()} />").problem).toBeUndefined()
    })

    test("JavaScript with Flow's casts is read without them, at the same places", () => {
        const facts = extract("a.js", `// @flow\nconst f = (x: ?string): void => {\n  if (g((x: any)).length) h((y: Map<\n any>), new Promise<void>(i))\n}`)
        expect(facts.problem).toBeUndefined()
        expect(facts.sites.map(s => [s.text, s.at])).toEqual(expect.arrayContaining([["g", [3, 7, 3, 18]], ["h", [3, 27, 4, 30]]]))
        expect(extract("a.js", "f(a b:)").problem).toMatch(/^line 1: /)
    })

    test("same text, same facts", () => {
        const text = `import a from "a"; class B { m(x: C) { return a(x ?? y) } } export default B`
        expect(JSON.stringify(extract("a.ts", text))).toBe(JSON.stringify(extract("a.ts", text)))
        expect(EXTRACTOR_VERSION).toBeGreaterThan(0)
    })
})
