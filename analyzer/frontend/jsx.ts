import { ts } from "ts-morph"
import { OP } from "../facts.ts"
import { expression } from "./expressions.ts"
import { shortText } from "./names.ts"
import { newSite } from "./sites.ts"
import type { Walk } from "./walk.ts"
import { NEW_SLOT, OBJECT_KIND, USE, nothing, object, stringIndex, target } from "./writer.ts"

const K = ts.SyntaxKind

export function jsxElement(w: Walk, node: ts.JsxElement, to: number, use: number): number {
    return element(w, node.openingElement, node, node.children, to, use)
}

export function jsxSelfClosing(w: Walk, node: ts.JsxSelfClosingElement, to: number, use: number): number {
    return element(w, node, node, [], to, use)
}

export function jsxFragment(w: Walk, node: ts.JsxFragment, to: number): number {
    for (const child of node.children) expression(w, child)
    return to === NEW_SLOT ? nothing(w) : to
}

/** `<Foo a={x}>y</Foo>` is `Foo({ a: x, children: y })`; `<div>` only evaluates what is in it. */
function element(
    w: Walk,
    opening: ts.JsxOpeningElement | ts.JsxSelfClosingElement,
    whole: ts.Node,
    children: readonly ts.JsxChild[],
    to: number,
    use: number,
): number {
    const tag = opening.tagName
    const component = tag.kind === K.PropertyAccessExpression || (tag.kind === K.Identifier && /^[^a-z]/.test((tag as ts.Identifier).text))
    const properties = component ? object(w, NEW_SLOT, OBJECT_KIND.object, -1) : -1
    for (const attribute of opening.attributes.properties) {
        if (attribute.kind === K.JsxSpreadAttribute) {
            const from = expression(w, (attribute as ts.JsxSpreadAttribute).expression)
            if (component) w.fn.operations.push(OP.SPREAD, properties, from)
            continue
        }
        const { name, initializer } = attribute as ts.JsxAttribute
        if (!initializer) continue
        const key = name.kind === K.Identifier ? (name as ts.Identifier).text : name.getText(w.source)
        const value = expression(w, initializer, NEW_SLOT, USE.value, key)
        if (component && value !== w.fn.nothing) w.fn.operations.push(OP.DEFINE, properties, stringIndex(w, key), value, 0)
    }
    for (const child of children) {
        if (child.kind === K.JsxText) continue
        const value = expression(w, child)
        if (component && value !== w.fn.nothing) w.fn.operations.push(OP.DEFINE, properties, stringIndex(w, "children"), value, 0)
    }
    if (!component) return to === NEW_SLOT ? nothing(w) : to
    const callee = expression(w, tag)
    const slot = target(w, to)
    w.fn.operations.push(OP.CALL, newSite(w, whole, shortText(w, tag), use), slot, callee, 1, properties, 0)
    return slot
}
