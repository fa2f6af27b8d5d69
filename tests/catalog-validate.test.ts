import { describe, expect, test } from "vitest"
import { CatalogError, validateHandlerShape, validatePackages } from "../catalog/validate.ts"

const CALL = { name: "load", waitsFor: "disk", cost: "grows", instead: null, source: "https://example.org" }

/** A package with one blocking call, changed. */
function withCall(changes: object): unknown {
    return [{ package: "acme", blocking: [{ ...CALL, ...changes }] }]
}

describe("a mistake is told with its place and what to write", () => {
    test.each<[name: string, value: unknown, message: string]>([
        ["no list", { package: "acme" }, 'packages: {"package":"acme"} is no list. Write [ … ].'],
        ["no object", ["acme"], 'packages[0]: "acme" is no object. Write { … }.'],
        ["no package", [{}], 'packages[0]: "package" is missing.'],
        ["empty name", [{ package: "" }], 'packages[0].package: "" is no text. Write a non-empty string.'],
        [
            "a replacement without package",
            [{ package: "acme", blocking: [CALL, CALL, { ...CALL, instead: "fs.readFile" }] }],
            'packages[0].blocking[2].instead: "fs.readFile" does not name a function. Write package#export, for example "node:fs/promises#readFile".',
        ],
        ["a misspelt key", withCall({ advise: "…" }), 'packages[0].blocking[0]: unknown key "advise". Did you mean "advice"? Known: '],
        ["an unknown key", withCall({ colour: "red" }), 'packages[0].blocking[0]: unknown key "colour". Known: name, new, '],
        ["a misspelt value", withCall({ cost: "grow" }), 'packages[0].blocking[0].cost: "grow" is not possible here. Did you mean "grows"? Possible: "micro", "grows", "high", "unbounded".'],
        ["a missing value", withCall({ cost: undefined }), 'packages[0].blocking[0]: "cost" is missing.'],
        ["a package in the name", withCall({ name: "acme#load" }), 'packages[0].blocking[0].name: "acme#load" names its package, which is said already. Write "load".'],
        ["a signature for a name", withCall({ name: "load it" }), 'packages[0].blocking[0].name: "load it" does not name an export.'],
        ["a flag that is false", withCall({ new: false }), "packages[0].blocking[0].new: false is not possible here. Write true, or leave it out."],
        ["a condition of no kind", withCall({ when: [{}] }), 'packages[0].blocking[0].when[0]: "kind" is missing. Possible: "callback", '],
        ["a condition of unknown kind", withCall({ when: [{ kind: "callbacks" }] }), 'packages[0].blocking[0].when[0].kind: "callbacks" is not possible here. Did you mean "callback"?'],
        [
            "a nested condition",
            withCall({ when: [{ kind: "any", of: [{ kind: "number", argument: -1 }] }] }),
            "packages[0].blocking[0].when[0].of[0].argument: -1 is no position. Arguments are counted from 0.",
        ],
        ["an object among strings", [{ package: "acme", requestData: [{}] }], "packages[0].requestData[0]: {} is no text."],
        ["a key of another kind of handler", [{ package: "acme", handlers: [{ kind: "file", files: ["x"], methods: ["get"] }] }], 'packages[0].handlers[0]: unknown key "methods".'],
        ["a number for a type", [{ package: "acme", types: { App: 1 } }], "packages[0].types.App: 1 is no text."],
        ["a name for a position", [{ package: "acme", handlers: [{ kind: "argument", methods: ["get"], from: "first" }] }], 'packages[0].handlers[0].from: "first" is not possible here. Possible: "last".'],
        ["a string for a number", [{ package: "acme", fanOuts: [{ name: "map", list: "0", callback: 1 }] }], 'packages[0].fanOuts[0].list: "0" is no position.'],
    ])("%s", (_, value, message) => {
        expect(() => validatePackages(value, "unblock.config.json")).toThrow(CatalogError)
        expect(() => validatePackages(value, "unblock.config.json")).toThrow(`unblock.config.json: ${message}`)
    })

    test("in a single handler too", () => {
        expect(() => validateHandlerShape({ kind: "name", names: "hook_*" }, "settings.unblock", "entries[1]")).toThrow('settings.unblock: entries[1].names: "hook_*" is no list. Write [ … ].')
    })
})

describe("what may be left out", () => {
    test("source and replacement", () => {
        const [facts] = validatePackages([{ package: "acme", blocking: [{ name: "load", waitsFor: "disk", cost: "grows" }] }], "unblock.config.json")
        expect(facts).toEqual({ package: "acme", blocking: [{ name: "load", waitsFor: "disk", cost: "grows", instead: null, source: "unblock.config.json" }] })
    })

    test("node: of a built-in module", () => {
        expect(validatePackages([{ package: "fs" }, { package: "fs-extra" }], "unblock.config.json")).toEqual([{ package: "node:fs" }, { package: "fs-extra" }])
    })
})

test("a circular value is shown without failing", () => {
    const circular: Record<string, unknown> = {}
    circular["self"] = circular
    expect(() => validatePackages([{ package: circular }], "unblock.config.js")).toThrow(CatalogError)
})
