import { describe, expect, test } from "vitest"
import { matcher, shorten } from "../analyzer/graph/patterns.ts"

describe("patterns in which * stands for anything", () => {
    test.each([
        ["get*", "getUser", true],
        ["get*", "forget", false],
        ["*Handler", "userHandler", true],
        ["on*Click*", "onFirstClickOf", true],
        ["on*Click*", "onFirst", false],
        ["a*a", "a", false],
        ["*b*b", "b", false],
        ["*b*a*", "ab", false],
        ["exact", "exact", true],
        ["exact", "exactly", false],
        ["a.c*", "abcd", false],
    ])("%s fits %s: %s", (pattern, text, fits) => expect(matcher(pattern)(text)).toBe(fits))

    test("many unknown parts are compared without going back", () => {
        expect(matcher(`${"a*".repeat(40)}b`)("a".repeat(400))).toBe(false)
    })
})

describe("texts are kept as far as they are worth knowing", () => {
    test.each([
        ["routes/*.js", "routes/*.js"],
        ["a**b", "a*b"],
        ["a*b*c*d*e*f", "a*b*c*d*f"],
        ["*".repeat(9), "*"],
    ])("%s: %s", (text, kept) => expect(shorten(text)).toBe(kept))

    test("what is too long ends in something unknown", () => {
        expect(shorten("x".repeat(1000))).toBe(`${"x".repeat(300)}*`)
    })
})
