import { builtinModules, createRequire } from "node:module"
import { describe, expect, test } from "vitest"
import { BUILTINS } from "../catalog/builtins.ts"
import type { ApiName, BlockingCall } from "../catalog/entry.ts"
import { buildCatalog, builtinCatalog as catalog } from "../catalog/index.ts"
import { validatePackages } from "../catalog/validate.ts"

const require = createRequire(import.meta.url)
const blockingCalls = catalog.packages.flatMap(facts => (facts.blocking ?? []).map(entry => ({ package: facts.package, entry })))

describe("Node", () => {
    test("every function of the running Node that ends in Sync is known", () => {
        const unknown = builtinModules.flatMap(module => syncFunctionsOf(module)).filter(api => catalog.blocking(api).length === 0)
        expect(unknown).toEqual([])
    })

    test("the enumeration sees functions, members of instances and lazily defined ones", () => {
        const found = builtinModules.flatMap(module => syncFunctionsOf(module))
        expect(found).toContain("node:fs#readFileSync")
        expect(found).toContain("node:fs#Dir.readSync")
        expect(found).toContain("node:fs#opendirSync")
        expect(found.length).toBeGreaterThanOrEqual(60)
    })

    test("every replacement exists in the running Node, if the call does", () => {
        const missing = blockingCalls
            .filter(({ package: name, entry }) => name.startsWith("node:") && entry.instead?.startsWith("node:") && exists(name, entry.name) && !exists(...parts(entry.instead)))
            .map(({ entry }) => entry.instead)
        expect(missing).toEqual([])
    })

    test("modules that may be imported without node: are those of the running Node", () => {
        const running = builtinModules.filter(name => !name.startsWith("_") && !name.startsWith("node:"))
        expect(running.filter(name => !BUILTINS.has(name))).toEqual([])
        expect([...BUILTINS].filter(name => !running.includes(name))).toEqual([])
    })
})

describe("entries", () => {
    test("are what the validator of users' knowledge accepts", () => {
        expect(validatePackages(catalog.packages, "catalog")).toEqual(catalog.packages)
    })

    test("can be checked by a reader", () => {
        expect(blockingCalls.filter(({ entry }) => !/^https:\/\/\S+$/.test(entry.source))).toEqual([])
    })

    test("give a replacement or say what to do", () => {
        expect(blockingCalls.filter(({ entry }) => entry.instead === null && !entry.advice).map(({ package: name, entry }) => `${name}#${entry.name}`)).toEqual([])
    })

    test("never name as replacement what stays on the loop", () => {
        const onLoop = blockingCalls.filter(({ entry }) => entry.instead !== null && catalog.blocking(entry.instead).some(twin => twin.pseudoAsync))
        expect(onLoop.map(({ entry }) => entry.instead)).toEqual([])
    })

    test("are sorted, and no call is described twice", () => {
        const unsorted = catalog.packages.flatMap(facts => {
            const names = (facts.blocking ?? []).map(entry => entry.name)
            return names.filter((name, index) => index > 0 && name < names[index - 1]!).map(name => `${facts.package}#${name}`)
        })
        expect(unsorted).toEqual([])
        const keys = blockingCalls.map(({ package: name, entry }) => `${name}#${entry.name} ${entry.new ?? false} ${JSON.stringify(entry.when)} ${entry.versions}`)
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    })

    test("with conditions or versions come before the one that always holds", () => {
        const hidden = blockingCalls.filter(({ package: name, entry }) => {
            const all = catalog.blocking(`${name}#${entry.name}`, entry.new ?? false)
            return all.some((one, index) => !one.when && !one.versions && index < all.indexOf(entry))
        })
        expect(hidden).toEqual([])
    })

    test("do not judge by names: what ends in Sync and blocks nobody is unknown", () => {
        for (const api of ["class-validator#validateSync", "effect#Effect.runSync", "global#CSSStyleSheet.replaceSync", "zod#ZodType.parse"] as const) {
            expect(catalog.blocking(api), api).toEqual([])
        }
    })
})

describe("look-up", () => {
    test.each<[asked: ApiName, entry: string]>([
        ["fs#readFileSync", "readFileSync"],
        ["node:fs#default.readFileSync", "readFileSync"],
        ["graceful-fs#readFileSync", "readFileSync"],
        ["fs-extra#existsSync", "existsSync"],
        ["fs-extra#default.readJsonSync", "readJsonSync"],
        ["fs-extra/esm#readJsonSync", "readJsonSync"],
        ["glob#glob.sync", "sync"],
        ["glob#default.sync", "sync"],
        ["bcryptjs#default.hashSync", "hashSync"],
        ["better-sqlite3#default.exec", "Database.exec"],
        ["better-sqlite3#Database.Database.exec", "Database.exec"],
        ["better-sqlite3#default.Statement.all", "Statement.all"],
        ["global#globalThis.Atomics.wait", "Atomics.wait"],
        ["global#process.report.writeReport", "report.writeReport"],
        ["global#require", "require"],
        ["lodash/cloneDeep#default", "cloneDeep"],
        ["lodash-es/cloneDeep.js#default", "cloneDeep"],
        ["marked#marked.parse", "parse"],
        ["electron-store#default.set", "Conf.set"],
        ["electron-store#Conf.set", "Conf.set"],
        ["better-sqlite3-multiple-ciphers#default.exec", "Database.exec"],
        ["cross-spawn#spawn.sync", "sync"],
        ["ajv/dist/2020#default.compile", "Ajv.compile"],
        ["bcryptjs/dist/bcrypt.js#hashSync", "hashSync"],
    ])("%s is %s", (asked, entry) => {
        expect(catalog.blocking(asked)[0]?.name).toBe(entry)
    })

    test.each<ApiName>(["fs#readFile", "lodash/fp#map", "bcrypt#hash", "fs/promises#readFile", "node:crypto#createHash"])("%s blocks nobody", api => {
        expect(catalog.blocking(api)).toEqual([])
    })

    test("new X() and X() are different calls", () => {
        expect(catalog.blocking("jsdom#JSDOM", true)).toHaveLength(1)
        expect(catalog.blocking("jsdom#JSDOM", false)).toEqual([])
        expect(catalog.blocking("better-sqlite3#default", true)[0]?.name).toBe("Database")
    })

    test("members of a super type count, through packages", () => {
        expect(catalog.superTypes("fs#ReadStream")).toEqual(["node:stream#Readable", "node:events#EventEmitter"])
        expect(catalog.signature("graceful-fs#ReadStream.on")?.returns).toBe("this")
    })

    test("what queries are made of has a type", () => {
        expect(catalog.signature("node:sqlite#DatabaseSync.prepare")?.returns).toBe("node:sqlite#StatementSync")
        expect(catalog.signature("better-sqlite3#default.prepare")?.returns).toBe("better-sqlite3#Statement")
        expect(catalog.canonicalType("better-sqlite3#default")).toBe("better-sqlite3#Database")
        expect(catalog.signature("fs-extra#createReadStream")?.returns).toBe("node:fs#ReadStream")
    })

    test("parts of what a client sent are what a client sent", () => {
        expect(catalog.isRequestData("global#Request.json().user.name")).toBe(true)
        expect(catalog.isRequestData("global#Request.jsonpath")).toBe(false)
    })

    test("a promisified function has its callback and runs where the callback form runs", () => {
        expect(catalog.blocking("crypto#sign")).toHaveLength(1)
        expect(catalog.blocking("crypto#sign.__promisify__")).toEqual([])
        expect(catalog.blocking("xml2js#parseString.__promisify__")[0]?.pseudoAsync).toBe("on-loop")
        expect(catalog.blocking("jsonwebtoken#verify.__promisify__").map(entry => [entry.pseudoAsync, entry.when])).toEqual([["on-loop", []]])
        expect(catalog.threadpool("fs#readFile.__promisify__")?.name).toBe("readFile")
    })

    test("names that lead in a circle end", () => {
        const circular = buildCatalog([{ package: "circle", types: { A: "B", B: "A" }, extends: { A: "B", B: "A" }, sameAs: ["circle"] }])
        expect(circular.blocking("circle#A.x")).toEqual([])
        expect(circular.superTypes("circle#A").length).toBeLessThanOrEqual(2)
    })

    test("every name under which something is known may be imported", () => {
        expect([...catalog.packageNames]).toEqual(expect.arrayContaining(["fs", "node:fs", "node:sqlite", "graceful-fs", "express", "bcrypt"]))
        expect(buildCatalog([{ package: "node:sea" }]).packageNames.has("sea")).toBe(false)
    })
})

describe("knowledge of the user's", () => {
    const own: BlockingCall = { name: "readFileSync", waitsFor: "disk", cost: "micro", instead: null, source: "unblock.config.json" }

    test("replaces what is built in about the same call, and nothing else", () => {
        const mine = buildCatalog([{ package: "node:fs", blocking: [own] }])
        expect(mine.blocking("fs#readFileSync")).toEqual([own])
        expect(mine.blocking("fs#statSync")).toEqual(catalog.blocking("fs#statSync"))
        expect(mine.handlerShapes("express#Router.get")).toEqual(catalog.handlerShapes("express#Router.get"))
    })

    test("adds packages of their own", () => {
        const mine = buildCatalog([{ package: "@acme/files", blocking: [{ ...own, name: "Store.load" }], signatures: [{ name: "open", returns: "Store" }] }])
        expect(mine.signature("@acme/files#open")?.returns).toBe("@acme/files#Store")
        expect(mine.blocking("@acme/files#Store.load")).toHaveLength(1)
    })
})

/** Names of everything callable that ends in Sync, in a module and on the classes and objects it exports. */
function syncFunctionsOf(module: string): ApiName[] {
    const name = module.startsWith("node:") ? module : `node:${module}`
    if (/^node:(_|sys$|constants$)/.test(name)) return []
    const exported: unknown = require(module)
    const found = new Set<ApiName>()
    for (const [key, value] of members(exported)) {
        if (key === "default" || key.startsWith("_")) continue
        if (isSync(key, value)) found.add(`${name}#${key}`)
        if (isClass(value)) for (const [member, method] of members(value.prototype)) if (isSync(member, method)) found.add(`${name}#${key}.${member}`)
    }
    return [...found]
}

function isSync(key: string, value: unknown): boolean {
    return key.endsWith("Sync") && typeof value === "function" && !isClass(value)
}

/** Only classes have prototypes with members besides the constructor. */
function isClass(value: unknown): value is { prototype: object } {
    return typeof value === "function" && typeof value.prototype === "object" && value.prototype !== null && Object.getOwnPropertyNames(value.prototype).length > 1
}

/** Without calling the getters of prototypes, which only work on instances. */
function members(value: unknown): [string, unknown][] {
    if (value === null || (typeof value !== "object" && typeof value !== "function")) return []
    const isPrototype = Object.hasOwn(value, "constructor")
    return Object.entries(Object.getOwnPropertyDescriptors(value)).map(([key, property]) => [key, isPrototype ? property.value : (property.value ?? (value as Record<string, unknown>)[key])])
}

function exists(module: string, path: string): boolean {
    let value: unknown
    try {
        value = require(module)
    } catch {
        return false // Newer than the running Node.
    }
    for (const key of path.split(".")) {
        const holder = value as Record<string, unknown> & { prototype?: Record<string, unknown> }
        value = holder[key] ?? holder.prototype?.[key]
        if (value === undefined) return false
    }
    return true
}

function parts(api: ApiName): [module: string, path: string] {
    const [module = "", path = ""] = api.split("#")
    return [module, path]
}
