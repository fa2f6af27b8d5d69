import { ts } from "ts-morph"
import type { Place } from "../facts.ts"
import type { Walk } from "./walk.ts"
import { lookup } from "./writer.ts"

const K = ts.SyntaxKind

/** Where a node stands, without leading comments. */
export function place(w: Walk, node: ts.Node): Place {
    return placeBetween(w, node.getStart(w.source), node.end)
}

export function placeBetween(w: Walk, start: number, end: number): Place {
    const line = lineOf(w, start)
    const endLine = end < (w.lineStarts[line + 1] ?? Infinity) ? line : lineOf(w, end)
    return [line + 1, start - w.lineStarts[line]! + 1, endLine + 1, end - w.lineStarts[endLine]! + 1]
}

/** Zero-based line of a position; the walk goes mostly forward, so the last answer is tried first. */
export function lineOf(w: Walk, position: number): number {
    const starts = w.lineStarts
    let line = w.lastLine
    if (starts[line]! <= position) {
        for (let tries = 0; tries < 8; tries++) {
            if (position < (starts[line + 1] ?? Infinity)) return (w.lastLine = line)
            line++
        }
    }
    let low = 0
    let high = starts.length - 1
    while (low < high) {
        const middle = (low + high + 1) >> 1
        if (starts[middle]! <= position) low = middle
        else high = middle - 1
    }
    return (w.lastLine = low)
}

/** The function's own node without `export` and decorators: `async` or `static` may come first. */
export function functionPlace(w: Walk, node: ts.Node): Place {
    let start = node.getStart(w.source)
    if (ts.canHaveModifiers(node) && node.modifiers) {
        for (const modifier of node.modifiers) {
            const left =
                modifier.kind === K.Decorator ||
                modifier.kind === K.ExportKeyword ||
                modifier.kind === K.DefaultKeyword ||
                modifier.kind === K.DeclareKeyword
            if (!left) break
            start = skipSpace(w.text, modifier.end)
        }
    }
    return placeBetween(w, start, node.end)
}

const SPACE_OR_COMMENT = /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y

function skipSpace(text: string, from: number): number {
    SPACE_OR_COMMENT.lastIndex = from
    SPACE_OR_COMMENT.test(text)
    return SPACE_OR_COMMENT.lastIndex
}

/** Parentheses, `as`, `!`, `satisfies` and type assertions say nothing about values. */
export function skipOuter(node: ts.Expression): ts.Expression {
    for (;;) {
        switch (node.kind) {
            case K.ParenthesizedExpression:
            case K.AsExpression:
            case K.NonNullExpression:
            case K.SatisfiesExpression:
            case K.TypeAssertionExpression:
            case K.ExpressionWithTypeArguments:
                node = (node as ts.ParenthesizedExpression).expression
                break
            default:
                return node
        }
    }
}

const LONGEST_TEXT = 60

/** Source text for people on one line; long chains keep their end: `….get`. */
export function shortText(w: Walk, node: ts.Node): string {
    if (node.kind === K.Identifier) return (node as ts.Identifier).text
    if (node.kind === K.PropertyAccessExpression) {
        const { expression, name } = node as ts.PropertyAccessExpression
        if (expression.kind === K.Identifier) return `${(expression as ts.Identifier).text}.${name.text}`
        if (expression.kind === K.ThisKeyword) return `this.${name.text}`
    }
    const start = node.getStart(w.source)
    if (node.end - start <= LONGEST_TEXT * 2) {
        const text = w.text.slice(start, node.end).replace(/\s+/g, " ").replaceAll(" .", ".").replaceAll("?.", ".")
        if (text.length <= LONGEST_TEXT) return text
    }
    if (node.kind === K.PropertyAccessExpression) return `….${(node as ts.PropertyAccessExpression).name.text}`.slice(0, LONGEST_TEXT)
    return `${w.text.slice(start, start + LONGEST_TEXT - 1).replace(/\s+/g, " ")}…`
}

/** A property's key where the code says it; undefined where it is computed. */
export function propertyKey(w: Walk, name: ts.PropertyName | ts.BindingName): string | undefined {
    switch (name.kind) {
        case K.Identifier:
        case K.StringLiteral:
        case K.NoSubstitutionTemplateLiteral:
        case K.NumericLiteral:
        case K.PrivateIdentifier:
            return (name as ts.Identifier).text
        case K.BigIntLiteral:
            return (name as ts.BigIntLiteral).text.replace(/n$/, "")
        case K.ComputedPropertyName:
            return constantKey(w, (name as ts.ComputedPropertyName).expression)
        default:
            return undefined
    }
}

/** The key of `a[key]` if it is a constant: a literal, a constant variable, an enum's member, a symbol. */
export function constantKey(w: Walk, node: ts.Expression): string | undefined {
    const value = constantOf(w, node)
    return value === undefined || typeof value === "boolean" ? undefined : String(value)
}

/**
 * The value of an expression that is plainly constant. Symbols count as strings in brackets,
 * `[Symbol.iterator]` or `[name]`, so that they serve as keys like any other.
 */
export function constantOf(w: Walk, node: ts.Expression, depth = 0): string | number | boolean | undefined {
    node = skipOuter(node)
    switch (node.kind) {
        case K.StringLiteral:
        case K.NoSubstitutionTemplateLiteral:
            return (node as ts.StringLiteral).text
        case K.NumericLiteral:
            return Number((node as ts.NumericLiteral).text)
        case K.TrueKeyword:
            return true
        case K.FalseKeyword:
            return false
        case K.PrefixUnaryExpression: {
            const { operator, operand } = node as ts.PrefixUnaryExpression
            const value = operator === K.MinusToken || operator === K.PlusToken ? constantOf(w, operand, depth) : undefined
            return typeof value === "number" ? (operator === K.MinusToken ? -value : value) : undefined
        }
        case K.Identifier:
            return constantVariable(w, (node as ts.Identifier).text, depth)
        case K.PropertyAccessExpression:
            return constantMember(w, node as ts.PropertyAccessExpression)
        case K.CallExpression:
            return symbolFor(w, node as ts.CallExpression)
        case K.BinaryExpression:
            return depth > 20 ? undefined : constantBinary(w, node as ts.BinaryExpression, depth)
        case K.TemplateExpression: {
            let text = (node as ts.TemplateExpression).head.text
            for (const span of (node as ts.TemplateExpression).templateSpans) {
                const value = depth > 20 ? undefined : constantOf(w, span.expression, depth + 1)
                if (value === undefined) return undefined
                text += String(value) + span.literal.text
            }
            return text
        }
        default:
            return undefined
    }
}

function constantVariable(w: Walk, name: string, depth: number): string | number | boolean | undefined {
    if (depth > 8) return undefined
    const variable = lookup(w.scope, name)
    if (!variable?.constant || !variable.init) return undefined
    const init = skipOuter(variable.init)
    if (init.kind === K.CallExpression && isSymbolCall(w, init as ts.CallExpression)) return `[${name}]`
    return constantOf(w, init, depth + 4)
}

/**
 * The key that a call makes: a symbol is told apart by the name of the variable or property it is
 * kept in, or else by its description. Undefined for other calls.
 */
export function madeSymbol(w: Walk, call: ts.CallExpression, name: string): string | undefined {
    if (!isSymbolCall(w, call)) return symbolFor(w, call)
    const description = call.arguments[0] && constantOf(w, call.arguments[0], 20)
    if (name === "" && typeof description !== "string") return undefined
    return name === "" ? `[Symbol ${String(description)}]` : `[${name}]`
}

function isSymbolCall(w: Walk, call: ts.CallExpression): boolean {
    return call.expression.kind === K.Identifier && (call.expression as ts.Identifier).text === "Symbol" && !lookup(w.scope, "Symbol")
}

function symbolFor(w: Walk, call: ts.CallExpression): string | undefined {
    const callee = call.expression
    if (callee.kind !== K.PropertyAccessExpression) return undefined
    const { expression, name } = callee as ts.PropertyAccessExpression
    if (name.text !== "for" || expression.kind !== K.Identifier || (expression as ts.Identifier).text !== "Symbol") return undefined
    const key = call.arguments[0] && constantOf(w, call.arguments[0], 20)
    return typeof key === "string" ? `[Symbol.for ${key}]` : undefined
}

const WELL_KNOWN = new Set(["iterator", "asyncIterator", "hasInstance", "toPrimitive", "toStringTag", "dispose", "asyncDispose", "species"])

function constantMember(w: Walk, node: ts.PropertyAccessExpression): string | number | undefined {
    if (node.expression.kind !== K.Identifier) return undefined
    const base = (node.expression as ts.Identifier).text
    const key = node.name.text
    const variable = lookup(w.scope, base)
    if (!variable) return base === "Symbol" && WELL_KNOWN.has(key) ? `[Symbol.${key}]` : undefined
    return variable.members?.get(key)
}

function constantBinary(w: Walk, node: ts.BinaryExpression, depth: number): string | number | undefined {
    const operator = node.operatorToken.kind
    if (operator < K.PlusToken || operator > K.PercentToken) return undefined
    const left = constantOf(w, node.left, depth + 1)
    if (left === undefined || typeof left === "boolean") return undefined
    const right = constantOf(w, node.right, depth + 1)
    if (right === undefined || typeof right === "boolean") return undefined
    if (operator === K.PlusToken) return typeof left === "number" && typeof right === "number" ? left + right : String(left) + String(right)
    if (typeof left !== "number" || typeof right !== "number") return undefined
    if (operator === K.AsteriskToken) return left * right
    if (operator === K.AsteriskAsteriskToken) return left ** right
    if (operator === K.MinusToken) return left - right
    return operator === K.SlashToken ? left / right : left % right
}

/** Names for people: `exports.generate`, `Renderer.page`, `helpers.tryRoute`. */
export function targetName(w: Walk, node: ts.Expression): string {
    node = skipOuter(node)
    if (node.kind === K.Identifier) return (node as ts.Identifier).text
    if (node.kind !== K.PropertyAccessExpression) return ""
    const { expression, name } = node as ts.PropertyAccessExpression
    const base = skipOuter(expression)
    if (base.kind === K.PropertyAccessExpression) {
        const inner = base as ts.PropertyAccessExpression
        if (inner.name.text === "prototype") return `${targetName(w, inner.expression)}.${name.text}`
        if (inner.name.text === "exports") return `exports.${name.text}`
        return `${inner.name.text}.${name.text}`
    }
    if (base.kind === K.Identifier) return `${(base as ts.Identifier).text}.${name.text}`
    if (base.kind === K.ThisKeyword) {
        const owner = w.frame.home?.className || (/^[A-Z]\w*$/.test(w.frame.self.fn.name) ? w.frame.self.fn.name : "this")
        return `${owner}.${name.text}`
    }
    return name.text
}
