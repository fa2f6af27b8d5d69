import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { extract } from "../analyzer/frontend/extract.ts"
import { probed } from "./support/flow.ts"

/**
 * What the operations say about values, read by a naive solver, against what happens when the
 * program runs: each string that `probe` receives must be among those that the facts let through,
 * and the facts let through no more than is written here.
 */
const PROGRAMS: Record<string, readonly [code: string, ...expected: string[][]]> = {
    "variables and assignment": [`let a = "x", b; b = a; probe(b); probe(b = "y")`, ["x"], ["y"]],
    "a chain of assignments": [`let a, b; a = b = "x"; probe(a); probe(b)`, ["x"], ["x"]],
    "one assignment after the other": [`let a = "x"; probe(a); a = "y"; probe(a); var b = "z"; probe(b); b = a; probe(b); var b = "w"; probe(b)`, ["x"], ["y"], ["z"], ["y"], ["w"]],
    "what closures set may come at any time": [`let a = "x"; const f = () => { a = "y" }; f(); probe(a); let b = "v"; const g = () => probe(b); g(); b = "w"; g()`, ["x", "y"], ["v", "w"]],
    "a closure's variable of the same name is another": [`let a = "x"; const f = a => { a = "y"; return a }; const g = () => { var a; a = "z"; return a }; a = f(); a = "w"; probe(a); probe(g())`, ["w"], ["z"]],
    "branches meet": [`let a = "x"; if (Math.random() < 2) a = "y"; else { a = "z"; probe(a) } probe(a); if (a) { a = "w" } probe(a)`, ["z"], ["y", "z"], ["w", "y", "z"]],
    "branches that end elsewhere do not": [`function f(a) { if (a === "x") { a = "y"; probe(a); return } probe(a); if (a) a = "z"; else throw (a = "w"); probe(a) } f("x"); f("v")`, ["y"], ["v", "x"], ["z"]],
    "conditions that are plain": [`let a = "x"; if (true) a = "y"; else a = "z"; probe(a); if (0) a = "w"; probe(a)`, ["y"], ["y"]],
    "a chain of branches": [`let a = "x"; if (a === 1) a = "p"; else if ((a = "q") && a === 2) { probe(a); a = "r" } else if (a === 3) a = "s"; probe(a)`, ["q"], ["p", "q", "r", "s"]],
    "loops go round": [`let a = "x"; for (let i = 0; i < 2; i++) { probe(a); a = "y"; probe(a) } probe(a); a = "z"; probe(a)`, ["x", "y"], ["y"], ["x", "y"], ["z"]],
    "loops are left at several places": [`let a = "x"; while (true) { if (a === "y") break; a = "y"; if (a === "y") continue; a = "z" } probe(a)`, ["x", "y", "z"]],
    "what a loop counts with": [`let a = "x", i = 0; for (; i < 2; a = "y") { probe(a); i++ } do { a = "z" } while (probe(a))`, ["x", "y"], ["z"]],
    "loops in loops": [`let a = "x"; for (const b of ["p"]) { for (const c of ["q"]) a = b; a = "z"; for (const c of ["r"]) probe(a) } probe(a)`, ["z"], ["p", "x", "z"]],
    "labels": [`let a = "x"; l: { a = "y"; if (a) break l; a = "z" } probe(a)`, ["x", "y", "z"]],
    "try, catch and finally": [`let a = "x"; try { a = "y"; JSON.parse(a); a = "z" } catch { probe(a); a = "w" } finally { probe(a) } probe(a)`, ["w", "x", "y", "z"], ["w", "x", "y", "z"], ["w", "x", "y", "z"]],
    "cases fall through": [`let a = "x"; switch (1) { case 1: a = "y"; case 2: probe(a); a = "z"; break; case 3: probe(a); a = "w" } probe(a)`, ["w", "x", "y", "z"], ["w", "x", "y", "z"], ["w", "x", "y", "z"]],
    "assignments that may not happen": [`let a = "x", b = "y"; Math.random() > 2 && (a = "z"); probe(a); b ||= "w"; probe(b); const c = Math.random() > 2 ? (a = "p") : (a = "q"); probe(a); probe(c)`, ["x", "z"], ["w", "y"], ["p", "q"], ["p", "q"]],
    "assignments in their own value": [`let a = "x"; const id = v => v; a = id(a); probe(a); let b = { v: "y" }; b = { v: b.v }; probe(b.v)`, ["x"], ["y"]],
    "parameters that are set again": [`function f(a = "d", ...b) { probe(a); a = "y"; probe(a); b = ["z"]; probe(b[0]); return () => a } probe(f("x", "w")())`, ["d", "x"], ["y"], ["z"], ["d", "x", "y"]],
    "the last of two declarations": [`probe(f()); function f() { return "x" } probe(f()); function f() { return "y" }`, ["y"], ["y"]],
    "conditions give both sides": [`probe(Math.random() < 2 ? "x" : "y")`, ["x", "y"]],
    "a long chain of conditions": [`const n = 2; probe(n === 1 ? "a" : n === 2 ? "b" : n === 3 ? "c" : "d")`, ["a", "b", "c", "d"]],
    "logical operators": [`probe(null || "x"); probe(null ?? "x"); probe("y" && "x"); probe(0 || null || "z")`, ["x"], ["x"], ["x"], ["z"]],
    "logical assignment": [`let a, b = "b", c = {}; a ??= "x"; b &&= "y"; c.k ||= "z"; probe(a); probe(b); probe(c.k)`, ["x"], ["b", "y"], ["z"]],
    "comma gives its last": [`probe(("a", "b", "c"))`, ["c"]],
    "constants fold": [`const a = "x"; probe(a + "y"); probe(\`\${a}-\${1}\`); probe("a" + 1 + "b")`, ["xy"], ["x-1"], ["a1b"]],
    "strings put together of variables": [`function f(a) { return "p/" + a } probe(f("x"))`, ["p/x"]],
    "object literals": [`const o = { a: "x", ["b"]: "y", c() { return "z" } }; probe(o.a); probe(o["b"]); probe(o.c())`, ["x"], ["y"], ["z"]],
    "shorthand and spread": [`const a = "x"; const o = { a, b: "y" }; const p = { ...o }; probe(p.a); probe(p.b)`, ["x"], ["y"]],
    "computed keys": [`const k = "a"; const o = { [k]: "x" }; probe(o[k]); const j = JSON.parse('"a"'); o[j] = "y"`, ["x"]],
    "getters and setters of literals": [`const o = { get a() { return "x" }, set b(v) {} }; probe(o.a)`, ["x"]],
    "arrays by position": [`const a = ["x", "y"]; probe(a[0]); probe(a[1])`, ["x"], ["y"]],
    "arrays after a spread": [`const a = ["x"]; const b = [...a, "y"]; probe(b[1]); probe(b[0])`, ["y"], ["x", "y"]],
    "destructured objects": [`const { a, b: { c }, d = "z" } = { a: "x", b: { c: "y" } }; probe(a); probe(c); probe(d)`, ["x"], ["y"], ["z"]],
    "destructured rest": [`const { a, ...rest } = { a: "x", b: "y" }; probe(rest.b)`, ["y"]],
    "destructured arrays": [`const [a, , b = "z", ...c] = ["x", "y", "v", "w"]; probe(a); probe(b); probe(c[0])`, ["x"], ["v", "z"], ["w"]],
    "destructured by computed key": [`const k = "a"; const { [k]: v } = { a: "x" }; probe(v)`, ["x"]],
    "destructuring assignment": [`let a, b; const o = {}; ({ a, b: o.c = "z" } = { a: "x", b: "y" }); [b] = ["w"]; probe(a); probe(o.c); probe(b)`, ["x"], ["y", "z"], ["w"]],
    "assignment to rest": [`let a, b; [a, ...b] = ["x", "y"]; ({ a, ...b } = { a: "z", c: "w" }); probe(a); probe(b.c)`, ["z"], ["w"]],
    "swapping": [`let a = "x", b = "y"; [a, b] = [b, a]; probe(a)`, ["y"]],
    "parameters": [`function f(a, b) { probe(a); return b } probe(f("x", "y"))`, ["x"], ["y"]],
    "parameters with defaults": [`const f = (a = "x", { b = "y", c } = { c: "z" }) => { probe(a); probe(b); probe(c) }; f()`, ["x"], ["y"], ["z"]],
    "a default that is an earlier parameter": [`const f = (a, b = a) => b; probe(f("x"))`, ["x"]],
    "rest parameters": [`function f(a, ...b) { probe(b[0]); probe(b[1]) } f("x", "y", "z")`, ["y"], ["z"]],
    "spread arguments": [`function f(a, b) { probe(b) } f(...["x", "y"])`, ["x", "y"]],
    "arguments": [`function f() { probe(arguments[1]); (() => probe(arguments[0]))() } f("x", "y")`, ["y"], ["x"]],
    "a named function expression sees itself": [`const f = function g(n) { return n ? g(0) : "x" }; probe(f(1))`, ["x"]],
    "functions hoist": [`probe(f()); function f() { return "x" }`, ["x"]],
    "var leaves its block and function declarations leave theirs": [`{ var a = "x"; function f() { return "y" } } probe(a); probe(f())`, ["x"], ["y"]],
    "let shadows": [`let a = "x"; { let a = "y"; probe(a) } probe(a)`, ["y"], ["x"]],
    "a parameter shadows": [`const a = "x"; (a => probe(a))("y")`, ["y"]],
    "a catch parameter shadows": [`const a = "x"; try { throw "y" } catch (a) { } finally { probe(a) }`, ["x"]],
    "a class name shadows inside an expression": [`const A = "x"; const B = class A { static m() { return A } static n = "y" }; probe(B.m().n); probe(A)`, ["y"], ["x"]],
    "for of": [`for (const a of ["x", "y"]) probe(a); let b; for (b of ["z"]) probe(b)`, ["x", "y"], ["z"]],
    "for of with a pattern": [`for (const [k, { v }] of [["x", { v: "y" }]]) { probe(k); probe(v) }`, ["x"], ["y"]],
    "for of into a property": [`const o = {}; for (o.a of ["x"]) probe(o.a)`, ["x"]],
    "for with a body": [`for (let i = 0, a = "x"; i < 1; i++) probe(a)`, ["x"]],
    "closures": [`function f(a) { return () => a } probe(f("x")())`, ["x"]],
    "this of methods": [`const o = { a: "x", m() { return this.a }, n: () => "y" }; probe(o.m()); probe(o.n())`, ["x"], ["y"]],
    "this in arrow functions": [`const o = { a: "x", m() { return (() => this.a)() } }; probe(o.m())`, ["x"]],
    "call and apply": [`function f(b) { return this.a + b } probe(f.call({ a: "x" }, "y")); probe(f.apply({ a: "x" }, ["y"]))`, ["xy"], ["xy"]],
    "constructor functions": [`function F(a) { this.a = a } F.prototype.m = function () { return this.a }; probe(new F("x").m())`, ["x"]],
    "classes": [`class A { a = "x"; #p = "p"; constructor(b) { this.b = b } m() { return this.a } get g() { return this.#p } static s() { return "s" } }
        const i = new A("y"); probe(i.m()); probe(i.b); probe(i.g); probe(A.s())`, ["x"], ["y"], ["p"], ["s"]],
    "setters": [`class A { set v(x) { this.w = x } } const i = new A(); i.v = "x"; probe(i.w)`, ["x"]],
    "fields see the names around the class, not the constructor's": [`const a = "x"; class A { f = a; constructor(a) {} } probe(new A("y").f)`, ["x"]],
    "arrow functions in fields": [`class A { v = "x"; f = () => this.v } const { f } = new A(); probe(f())`, ["x"]],
    "static fields and blocks": [`class A { static a = "x"; static b = this.a; static c; static { this.c = "y"; var d = "z"; A.e = d } } probe(A.b); probe(A.c); probe(A.e)`, ["x"], ["y"], ["z"]],
    "computed members": [`const k = "m"; class A { [k]() { return "x" } static [k + "2"]() { return "y" } ["f"] = "z" } probe(new A().m()); probe(A.m2()); probe(new A().f)`, ["x"], ["y"], ["z"]],
    "inheritance": [`class A { constructor(a) { this.a = a } m() { return "m" } static s() { return "s" } } class B extends A {} const b = new B("x"); probe(b.a); probe(b.m()); probe(B.s())`, ["x"], ["m"], ["s"]],
    "super": [`class A { constructor(a) { this.a = a } m() { return "x" } static s() { return "y" } }
        class B extends A { constructor() { super("z") } m() { return super.m() } static s() { return super.s() } }
        probe(new B().m()); probe(B.s()); probe(new B().a)`, ["x"], ["y"], ["z"]],
    "super in arrow functions": [`class A { m() { return "x" } } class B extends A { m() { return [1].length && (() => super.m())() } } probe(new B().m())`, ["x"]],
    "class expressions and factories": [`const mixin = Base => class extends Base { m() { return super.n() } }; class A { n() { return "x" } } probe(new (mixin(A))().m())`, ["x"]],
    "classes in properties": [`const ns = {}; ns.A = class { m() { return "x" } }; probe(new ns.A().m())`, ["x"]],
    "optional chaining": [`const o = { a: { m: () => "x" } }; probe(o?.a?.m?.()); probe(o.b?.c); probe(o?.["a"].m())`, ["x"], [], ["x"]],
    "immediately called functions": [`probe((() => "x")()); probe((function () { return "y" })()); probe((function () { return this.a }).call({ a: "z" }))`, ["x"], ["y"], ["z"]],
    "generators": [`function* g() { yield "x"; yield* ["y"] } for (const a of g()) probe(a); const [b] = g(); probe(b)`, ["x", "y"], ["x", "y"]],
    "generator methods": [`const o = { *g() { yield "x" } }; for (const a of o.g()) probe(a)`, ["x"]],
    "async functions": [`const f = async () => "x"; (async () => { probe(await f()); for await (const a of [f()]) probe(a) })()`, ["x"], ["x"]],
    "tagged templates": ["const tag = (s, a) => a; probe(tag`1${'x'}2`); const o = { a: 'y', t() { return this.a } }; probe(o.t`z`)", ["x"], ["y"]],
    "switch": [`switch (1) { case 1: let a = "x"; probe(a); default: function f() { return "y" } probe(f()) }`, ["x"], ["y"]],
    "labels, blocks and do": [`l: do { let a = "x"; probe(a); break l } while (false)`, ["x"]],
    "keys that are symbols": [`const s = Symbol("q"); const o = { [s]: "x", [Symbol.iterator]: () => "y" }; class A { [s]() { return "z" } } probe(o[s]); probe(o[Symbol.iterator]()); probe(new A()[s]())`, ["x"], ["y"], ["z"]],
    "CommonJS": [`exports.a = "x"; module.exports.b = "y"; this.c = "z"; probe(module.exports.a); probe(exports.b); probe(exports.c)`, ["x"], ["y"], ["z"]],
    "void, typeof and delete give nothing": [`const o = { a: "x" }; probe(void "x"); probe(delete o.a); probe(!o)`, [], [], []],
    "new.target and numbers give nothing": [`function F() { probe(new.target && 1) } new F()`, []],
    "parentheses and nested functions": [`const f = (((() => (("x"))))); probe((f)())`, ["x"]],
    "functions in data": [`const table = { a: { run: v => v } }; probe(table["a"].run("x"))`, ["x"]],
    "functions that are handed on": [`const twice = f => v => f(f(v)); probe(twice(v => v)("x"))`, ["x"]],
    "a class passed around": [`const make = C => new C(); class A { m() { return "x" } } probe(make(A).m())`, ["x"]],
}

describe("what the facts say of values is what happens", () => {
    for (const [name, [code, ...expected]] of Object.entries(PROGRAMS)) {
        test(name, async () => {
            const facts = extract("program.js", code)
            expect(facts.problem).toBeUndefined()
            const found = probed(facts)
            expect(found.map(values => values.filter(value => !value.startsWith("global ")).sort())).toEqual(expected)
            for (const { column, line, value } of await run(code)) {
                const site = facts.sites.filter(s => s.text === "probe").sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
                const index = site.findIndex(s => s.at[0] === line && s.at[1] === column)
                if (typeof value === "string") expect(found[index], `probe at ${line}:${column} received ${value}`).toContain(value)
            }
        })
    }
})

/** Runs a program and notes what each `probe` call receives, by the call's place. */
async function run(code: string): Promise<readonly Shown[]> {
    const seen = runNow(code)
    await new Promise(resolve => setTimeout(resolve, 1))
    return seen
}

interface Shown {
    readonly line: number
    readonly column: number
    readonly value: unknown
}

function runNow(code: string): readonly Shown[] {
    const seen: Shown[] = []
    const places = [...code.matchAll(/\bprobe\(/g)].map(match => {
        const before = code.slice(0, match.index).split("\n")
        return { line: before.length, column: before.at(-1)!.length + 1 }
    })
    let next = 0
    const marked = code.replace(/\bprobe\(/g, () => `probe(${next++}, `)
    const probe = (index: number, value: unknown) => void seen.push({ ...places[index]!, value })
    const module = { exports: {} }
    new Function("probe", "module", "exports", marked).call(module.exports, probe, module, module.exports)
    return seen
}

const TYPED: Record<string, readonly [code: string, ...expected: string[][]]> = {
    "assertions are transparent": [`const a = "x" as const; probe(a as string); probe(<string>a); probe(a!); probe(a satisfies string)`, ["x"], ["x"], ["x"], ["x"]],
    "parameter properties": [`class A { constructor(private readonly a: string, public b = "y") {} m() { return this.a } } const i = new A("x"); probe(i.m()); probe(i.b)`, ["x"], ["y"]],
    "enums": [`enum E { A = "x", B = 2, C } const enum F { D = "y" } probe(E.A); probe(F["D"]); probe(E.B)`, ["x"], ["y"], ["2"]],
    "namespaces": [`namespace N { export const a = "x"; const b = "y"; export function f() { return b } export namespace M { export const c = "z" } } probe(N.a); probe(N.f()); probe(N.M.c)`, ["x"], ["y"], ["z"]],
    "namespaces with dots and merged ones": [`namespace A.B { export const x = "x" } namespace A { export const y = "y" } function f() {} namespace f { export const z = "z" } probe(A.B.x); probe(A.y); probe(f.z)`, ["x"], ["y"], ["z"]],
    "aliases of namespaces": [`namespace N { export const a = "x" } import b = N.a; probe(b)`, ["x"]],
    "overloads and ambient declarations are nothing": [`function f(a: string): string; function f(a: any) { return a } declare const g: string; declare function h(): void; probe(f("x"))`, ["x"]],
    "this parameters take no position": [`function f(this: Foo, a: string) { return a } probe(f.call(null, "x"))`, ["x"]],
    "abstract classes": [`abstract class A { abstract m(): string; n() { return this.m() } } class B extends A { m() { return "x" } } probe(new B().n())`, ["x"]],
    "accessors": [`class A { accessor a = "x" } probe(new A().a)`, ["x"]],
    "imports": [`import d, { a as b } from "m"; import * as ns from "n"; probe(d); probe(b); probe(ns.x)`, ["import m#default"], ["import m#a"], ["import n#*.x"]],
    "dynamic imports": [`probe((await import("m")).default); probe(require("n").a)`, ["import m#*.default"], ["import n#*.a"]],
    "import equals": [`import fs = require("fs"); probe(fs.a)`, ["import fs#*.a"]],
    "components receive their attributes": [`const C = (p: { a: string }) => { probe(p.a); probe(p.children) }; const x = <C a="x" {...{ b: "b" }}>{"y"}</C>`, ["x"], ["y"]],
    "components in namespaces": [`const N = { C: (p: any) => probe(p.a) }; const x = <N.C a="x" />`, ["x"]],
}

describe("TypeScript and modules", () => {
    for (const [name, [code, ...expected]] of Object.entries(TYPED)) {
        test(name, () => {
            const facts = extract(name.startsWith("comp") ? "program.tsx" : "program.ts", code)
            expect(facts.problem).toBeUndefined()
            expect(probed(facts).map(values => values.filter(value => !value.startsWith("global ")).sort())).toEqual(expected)
        })
    }
})

/**
 * Random programs out of everything that moves values. The values are functions with names of
 * their own; errors are swallowed statement by statement, because most random programs have some.
 */
const leaf = fc.nat({ max: 99 }).map(n => `function f${n}() {}`)
const name = fc.constantFrom("a", "b", "c")
const key = fc.constantFrom("x", "y", "m")

const { expression } = fc.letrec<{ expression: string }>(tie => {
    const e = tie("expression")
    const call = fc.constantFrom("", "?.")
    return {
        expression: fc.oneof(
            { maxDepth: 4, depthSize: "small" },
            leaf.map(text => `(${text})`),
            name,
            fc.tuple(e, e).map(([x, y]) => `({ x: ${x}, y: ${y} })`),
            fc.tuple(e, e).map(([x, y]) => `({ ...${x}, y: ${y} })`),
            fc.tuple(key, e, e).map(([k, x, y]) => `({ ["${k}"]: ${x}, get m() { return ${y} } })`),
            fc.tuple(e, e).map(([x, y]) => `[${x}, ${y}]`),
            fc.tuple(e, e).map(([x, y]) => `[...${x}, ${y}]`),
            fc.tuple(e, key, call).map(([x, k, optional]) => `${x}${optional || "."}${k}`),
            e.map(x => `${x}[0]`),
            fc.tuple(name, e).map(([p, x]) => `(${p} => ${x})`),
            fc.tuple(name, e).map(([p, x]) => `(({ x: ${p}, ...rest }, y = rest.y) => [${x}, y])`),
            fc.tuple(name, e).map(([p, x]) => `(function (${p}, ...rest) { return [${x}, arguments[0], rest[0]] })`),
            fc.tuple(e, e).map(([f, x]) => `${f}(${x})`),
            fc.tuple(e, e).map(([f, x]) => `${f}(...${x})`),
            fc.tuple(e, key, e, call).map(([f, k, x, optional]) => `${f}.${k}${optional}(${x})`),
            fc.tuple(e, e).map(([x, y]) => `(${x} || ${y})`),
            fc.tuple(e, e).map(([x, y]) => `(${x} ?? ${y})`),
            fc.tuple(e, e, e).map(([x, y, z]) => `(${x} ? ${y} : ${z})`),
            fc.tuple(name, e, fc.constantFrom("=", "||=", "??=", "&&=")).map(([v, x, operator]) => `(${v} ${operator} ${x})`),
            fc.tuple(e, e, e).map(([x, y, z]) => `new (class { x = ${x}; constructor(p) { this.y = p } m() { return [this.x, ${z}] } })(${y})`),
            fc.tuple(e, e, e).map(([x, y, z]) => `new (class extends (class { constructor(q) { this.x = q } m() { return this.y } }) { y = ${x}; m() { return [super.m(), ${y}] } })(${z})`),
            fc.tuple(e, e).map(([x, y]) => `[...(function* () { yield ${x}; yield* [${y}] })()]`),
            e.map(x => `(probe(${x}))`),
        ),
    }
})

const statement = fc.oneof(
    fc.tuple(name, expression).map(([v, x]) => `${v} = ${x}`),
    fc.tuple(name, name, expression, expression).map(([v, u, x, y]) => `({ x: ${v}, y: ${u} = ${x} } = ${y})`),
    fc.tuple(name, name, expression).map(([v, u, x]) => `[${v}, ...${u}] = ${x}`),
    fc.tuple(name, key, expression).map(([v, k, x]) => `${v}.${k} = ${x}`),
    fc.tuple(name, expression).map(([v, x]) => `for (const each of ${x}) ${v} = each`),
    fc.tuple(expression, expression).map(([x, y]) => `{ const { x: [z], ...rest } = ${x}; let b = ${y}; a = () => [z, rest, b] }`),
    expression.map(x => `probe(${x})`),
)

test("no value that a random program shows is missing from its facts", () => {
    let shown = 0
    fc.assert(
        fc.property(fc.array(statement, { minLength: 2, maxLength: 8 }), body => {
            const code = ["var a, b, c", ...body.map(text => `try { ${text} } catch {}`), "probe(a)", "probe(b)", "probe(c)"].join("\n")
            const facts = extract("program.js", code)
            expect(facts.problem).toBeUndefined()
            const found = probed(facts)
            const places = facts.sites.filter(s => s.text === "probe").sort((p, q) => p.at[0] - q.at[0] || p.at[1] - q.at[1])
            for (const { line, column, value } of runNow(code)) {
                if (typeof value !== "function" || !/^f\d+$/.test(value.name)) continue
                shown++
                const index = places.findIndex(s => s.at[0] === line && s.at[1] === column)
                expect(found[index], `probe at ${line}:${column} of\n${code}`).toContain(`fn ${value.name}`)
            }
        }),
        { numRuns: 600 },
    )
    expect(shown).toBeGreaterThan(100)
}, 60_000)
