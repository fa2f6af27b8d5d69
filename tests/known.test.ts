import { describe, expect, test } from "vitest"
import { buildCatalog, builtinCatalog } from "../catalog/index.ts"
import { describeKnown } from "../analyzer/known.ts"

const known = (name?: string): string => describeKnown(builtinCatalog, name)

describe("unblock catalog", () => {
    test.each<[name: string, says: RegExp]>([
        ["node:fs#statSync", /^node:fs#statSync\n {2}blocks: disk, grows\. Use `node:fs\/promises#stat`\. \[measured; https:/],
        ["fs.statSync", /^node:fs#statSync\n/],
        ["graceful-fs#statSync", /blocks: disk/],
        ["hashSync", /bcrypt#hashSync\n[^]*bcryptjs#hashSync\n/],
        ["child_process.exec", /^node:child_process#exec\n {2}leaves the event loop free: use it instead of `node:child_process#execSync`, .* \[measured; https:/],
        ["bcrypt.hash", /occupies a thread[^]*leaves the event loop free: use it instead of `bcrypt#hashSync`/],
        ["bcryptjs", /hash: blocks: looks asynchronous, works on the loop in slices/],
        ["graceful-fs", /^graceful-fs\n[^]*readFileSync: blocks/],
        ["nestjs", /^@nestjs\/common\n {2}handlers \(request\): methods with `@Get`/],
        ["pg#Pool", /new Pool: make it once \(pool\)/],
        ["p-map", /^p-map\n {2}default: starts work for a whole list at once, unless `concurrency` bounds it \[.*https:/],
        ["Next.js", /^next\n {2}handlers \(request\): `GET`/],
        ["lambda", /^.*\n {2}handlers \(request\): /],
        ["p-map#default", /at once, unless `concurrency` bounds it/],
        ["p-limit", /bounds how many jobs run at once: default\(\)/],
        ["glob", /sync: blocks: disk, high \(versions >=9\)\. [^]*sync: blocks: disk, high \(versions <9\)\. .*promisify/],
        ["express", /`Router\.get`.*functions from argument 2 on \[seen to run; https:/],
        ["@adonisjs/core", /`Router\.get`.*functions from argument 2 on \[https:/],
        ["Promise.all", /^global#Promise\.all\n {2}starts nothing itself, .*unbounded-fan-out.* \[https:/],
        ["forEach", /^global#Array\.prototype\.forEach\n[^]*async#forEach\n/],
        ["express", /`Router\.del`: functions from argument 2 on \(versions <5\)/],
        ["p-queue", /bounds how many jobs run at once: PQueue\.add, PQueue\.addAll \[.*https:/],
        ["sharp#Sharp.toBuffer", /occupies a thread of libuv's pool, high/],
        ["node:http#get", /looks up the host name in libuv's pool/],
    ])("%s", (name, says) => expect(known(name)).toMatch(says))

    test("without a name, which packages it knows", () => {
        expect(known()).toMatch(/^bcryptjs: 5 blocking calls$/m)
    })

    test("knows what the user says, too", () => {
        const own = buildCatalog([{ package: "our-rpc", blocking: [{ name: "callSync", waitsFor: "network", cost: "unbounded", instead: "our-rpc#call", source: "unblock.config.json" }] }])
        expect(describeKnown(own, "callSync")).toMatch(/our-rpc#callSync\n {2}blocks: network, unbounded\. Use `our-rpc#call`\. \[unblock\.config\.json\]/)
    })

    test("says so where it knows nothing, and what may have been meant", () => {
        expect(() => known("expres")).toThrow('Nothing is known of "expres". Did you mean "express"?')
        expect(() => known("xyz")).toThrow('Nothing is known of "xyz". Write a package')
        expect(() => known("fs#nope")).toThrow('Nothing is known of "fs#nope".')
    })
})
