import { ts } from "ts-morph"
import type { SuppressionFact } from "../facts.ts"
import { lineOf, placeBetween } from "./names.ts"
import type { Walk } from "./walk.ts"

const K = ts.SyntaxKind

const MARKER = /unblock-ignore-(next-line|line)\b([^\r\n]*)/g

/** `// unblock-ignore-next-line kind, kind: reason` and `unblock-ignore-line`, in comments of any form. */
export function suppressions(w: Walk): SuppressionFact[] {
    if (!w.text.includes("unblock-ignore-")) return []
    const found: SuppressionFact[] = []
    for (const match of w.text.matchAll(MARKER)) {
        if (!isComment(w, match.index)) continue
        const rest = match[2]!.split("*/", 1)[0]!
        const colon = rest.indexOf(":")
        const kinds = (colon < 0 ? rest : rest.slice(0, colon)).split(/[\s,]+/).filter(kind => kind !== "")
        const line = lineOf(w, match.index)
        found.push({
            line: match[1] === "line" ? line + 1 : nextLine(w, match.index, line) + 1,
            at: placeBetween(w, match.index, match.index + match[0].length - match[2]!.length + rest.trimEnd().length),
            kinds,
            reason: colon < 0 ? "" : rest.slice(colon + 1).trim(),
        })
    }
    return found
}

/** The next line of code: further comments may stand between. */
function nextLine(w: Walk, position: number, line: number): number {
    const end = w.text.indexOf("\n", position)
    if (end < 0) return line + 1
    const comments = /(?:[^\S\n]*(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/[^\S\n]*|\*[^\n]*)?\n)*/y
    comments.lastIndex = end + 1
    comments.test(w.text)
    return lineOf(w, comments.lastIndex)
}

const TEXTS = new Set([K.StringLiteral, K.NoSubstitutionTemplateLiteral, K.TemplateHead, K.TemplateMiddle, K.TemplateTail, K.JsxText, K.RegularExpressionLiteral])

/** Whether a position is between tokens, which is where comments are. */
function isComment(w: Walk, position: number): boolean {
    let node: ts.Node = w.source
    for (;;) {
        const inner: ts.Node | undefined = ts.forEachChild(node, child => (child.pos <= position && position < child.end ? child : undefined))
        if (!inner) return !TEXTS.has(node.kind)
        if (position < inner.getStart(w.source)) return true
        node = inner
    }
}
