import { describe, expect, test } from "vitest"
import { blockingCall, conditionHolds, costOf, type CallArguments, type KnownArgument } from "../catalog/conditions.ts"
import type { ApiName, Condition, Cost } from "../catalog/entry.ts"
import { builtinCatalog as catalog } from "../catalog/index.ts"

/** A call with these arguments; `null` is an expression that says nothing. */
function call(...written: (KnownArgument | null)[]): CallArguments {
    return { count: written.length, arguments: written }
}

const text = (string: string): KnownArgument => ({ string })
const size = (number: number): KnownArgument => ({ number })
const options = (object: NonNullable<KnownArgument["object"]>, ...opaque: string[]): KnownArgument => ({ object, opaque })

/** What the catalog says of a call: its cost, or that it does not block. */
function judge(api: ApiName, args: CallArguments, isNew = false): Cost | "no" {
    const entry = blockingCall(catalog.blocking(api, isNew), args)
    return entry ? costOf(entry, args) : "no"
}

describe("what is not known is answered no", () => {
    test.each<[Condition, CallArguments, boolean]>([
        [{ kind: "callback", present: true }, call(null, { function: true }), true],
        [{ kind: "callback", present: true }, call(null, null), false],
        [{ kind: "callback", present: true }, { ...call(null, null), callback: true }, true],
        [{ kind: "callback", present: false }, { ...call(null), callback: true }, false],
        [{ kind: "callback", present: false }, call(), true],
        [{ kind: "argument-count", atLeast: 1, atMost: 2 }, call(), false],
        [{ kind: "argument-count", atLeast: 1, atMost: 2 }, call(null, null), true],
        [{ kind: "argument-count", atMost: 2 }, call(null, null, null), false],
        [{ kind: "number", argument: 0, atMost: 10 }, call(size(10)), true],
        [{ kind: "number", argument: 0, atMost: 10 }, call(size(11)), false],
        [{ kind: "number", argument: 0, atMost: 10 }, call(null), false],
        [{ kind: "constant", argument: 0, equals: 0 }, call(size(0)), true],
        [{ kind: "constant", argument: 0, equals: 0 }, call(text("0")), false],
        [{ kind: "constant", argument: 0, equals: "exit" }, call(null), false],
        [{ kind: "option", argument: 1, option: "async" }, call(null, options({ async: true })), true],
        [{ kind: "option", argument: 1, option: "async" }, call(null, options({}, "async")), true],
        [{ kind: "option", argument: 1, option: "async" }, call(null, null), false],
        [{ kind: "option", argument: 1, option: "async", equals: true }, call(null, options({ async: false })), false],
        [{ kind: "option", argument: 1, option: "async", equals: true }, call(null, options({}, "async")), false],
        [{ kind: "option", argument: "any", option: "async" }, call(null, options({ async: true })), true],
        [{ kind: "option", argument: 1, option: "async", absent: true }, call(null), true],
        [{ kind: "option", argument: 1, option: "async", absent: true }, call(null, options({ silent: true })), true],
        [{ kind: "option", argument: 1, option: "async", absent: true }, call(null, options({}, "async")), false],
        [{ kind: "option", argument: 1, option: "async", absent: true }, call(null, null), false],
        [{ kind: "option", argument: 1, option: "async", absent: true }, call(null, { function: true }), true],
        [{ kind: "option", argument: "any", option: "async", absent: true }, call(text("ls")), true],
        [{ kind: "option", argument: "any", option: "async", absent: true }, call(text("ls"), null), false],
        [{ kind: "option", argument: "any", option: "async", absent: true }, { count: 1, arguments: [] }, false],
        [{ kind: "request-data", argument: 0 }, { ...call(null), requestData: [0] }, true],
        [{ kind: "request-data", argument: 0 }, call(null), false],
        [{ kind: "not-constant", argument: 0 }, call(null), true],
        [{ kind: "not-constant", argument: 0 }, call(text("a")), false],
        [{ kind: "not-constant", argument: 0 }, call(), false],
        [{ kind: "not-constant", argument: 0 }, call(options({ a: 1 })), false],
        [{ kind: "not-constant", argument: 0 }, call(options({}, "a")), true],
        [{ kind: "suffix", argument: 0, equals: ".json" }, call(text("./big.json")), true],
        [{ kind: "suffix", argument: 0, equals: ".json" }, call(null), false],
        [{ kind: "any", of: [{ kind: "callback", present: true }, { kind: "argument-count", atMost: 0 }] }, call(), true],
        [{ kind: "any", of: [] }, call(), false],
    ])("%j of %j: %s", (condition, args, expected) => {
        expect(conditionHolds(condition, args)).toBe(expected)
    })
})

describe("the arguments decide", () => {
    test.each<[api: ApiName, args: CallArguments, cost: Cost | "no"]>([
        ["crypto#randomBytes", call(size(32)), "micro"],
        ["crypto#randomBytes", call(null), "micro"],
        ["crypto#randomBytes", call(size(1e7)), "grows"],
        ["crypto#randomBytes", call(size(1e7), { function: true }), "no"],
        ["crypto#randomBytes", { ...call(null), requestData: [0] }, "grows"],
        ["crypto#sign", call(text("sha256"), null, null), "grows"],
        ["crypto#sign", call(text("sha256"), null, null, null), "no"],
        ["crypto#generateKeyPairSync", call(text("rsa"), null), "high"],
        ["crypto#generateKeyPairSync", call(text("ed25519")), "micro"],
        ["child_process#spawnSync", call(text("ls"), null), "unbounded"],
        ["child_process#spawnSync", call(text("ls"), null, options({ timeout: 1000 })), "high"],
        ["child_process#spawnSync", call(text("ls"), options({ timeout: 1000 })), "high"],
        ["fs#readFileSync", call(null), "grows"],
        ["fs#readFileSync", call(size(0)), "unbounded"],
        ["fs#rmSync", call(null, options({ recursive: true })), "high"],
        ["fs#existsSync", call(null), "grows"],
        ["global#JSON.parse", call(null), "no"],
        ["global#JSON.parse", { ...call(null), requestData: [0] }, "grows"],
        ["global#require", call(text("./routes.js")), "no"],
        ["global#require", call(text("./big.json")), "grows"],
        ["global#require", call(null), "grows"],
        ["lodash#cloneDeep", call(null), "no"],
        ["shelljs#exec", call(text("ls")), "unbounded"],
        ["shelljs#exec", call(text("ls"), options({ async: true })), "no"],
        ["shelljs#exec", call(text("ls"), options({ silent: true })), "unbounded"],
        ["shelljs#exec", call(text("ls"), { function: true }), "no"],
        ["papaparse#parse", call(null, options({ header: true })), "grows"],
        ["papaparse#parse", call(null, options({}, "step")), "no"],
        ["jsonwebtoken#sign", call(null, null), "micro"],
    ])("%s%j: %s", (api, args, expected) => {
        expect(judge(api, args)).toBe(expected)
    })
})
