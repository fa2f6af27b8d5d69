import { ts } from "ts-morph"
import { declareDocumented, functionType, typeOf } from "./types.ts"
import type { Walk } from "./walk.ts"

const K = ts.SyntaxKind

/** What JSDoc has to say of types (JavaScript files only; elsewhere it is not parsed) and of blocking. */
type Docs = readonly ts.JSDoc[] | undefined

function tags(docs: Docs): readonly ts.JSDocTag[] {
    return docs?.[docs.length - 1]?.tags ?? []
}

/** Type of a parameter: by its name, for a destructured one by its position. */
export function documentedParameter(w: Walk, docs: Docs, parameter: ts.ParameterDeclaration, index: number): number {
    if (!w.javascript) return -1
    const own = (parameter as { jsDoc?: readonly ts.JSDoc[] }).jsDoc
    const inline = own ? documentedType(w, own) : -1
    if (inline >= 0 || !docs) return inline
    const all = tags(docs).filter((tag): tag is ts.JSDocParameterTag => tag.kind === K.JSDocParameterTag && (tag as ts.JSDocParameterTag).name.kind === K.Identifier)
    const name = parameter.name.kind === K.Identifier ? parameter.name.text : undefined
    const tag = name === undefined ? all[index] : all.find(t => (t.name as ts.Identifier).text === name)
    return tag?.typeExpression ? typeOf(w, tag.typeExpression) : -1
}

export function documentedReturn(w: Walk, docs: Docs): number {
    if (!w.javascript) return -1
    const tag = tags(docs).find(t => t.kind === K.JSDocReturnTag) as ts.JSDocReturnTag | undefined
    return tag?.typeExpression ? typeOf(w, tag.typeExpression) : -1
}

/** `@type {T}` */
export function documentedType(w: Walk, docs: Docs): number {
    if (!w.javascript || !docs) return -1
    const tag = tags(docs).find(t => t.kind === K.JSDocTypeTag) as ts.JSDocTypeTag | undefined
    return tag ? typeOf(w, tag.typeExpression) : -1
}

/** `@typedef {…} Name` and `@callback Name`, wherever they stand before a statement. */
export function typedefs(w: Walk, docs: Docs): void {
    for (const doc of docs ?? []) {
        for (const tag of doc.tags ?? []) {
            if (tag.kind === K.JSDocTypedefTag) {
                const { name, typeExpression } = tag as ts.JSDocTypedefTag
                if (name && typeExpression) declareDocumented(w, name.text, typeOf(w, typeExpression))
            } else if (tag.kind === K.JSDocCallbackTag) {
                const { name, typeExpression } = tag as ts.JSDocCallbackTag
                if (name) declareDocumented(w, name.text, functionType(w, typeExpression.type?.typeExpression))
            }
        }
    }
}

/** `@blocking reason` and `@nonblocking reason`. */
export function marking(docs: Docs): { kind: "blocking" | "nonblocking"; reason: string } | undefined {
    for (const tag of tags(docs)) {
        const name = tag.tagName.text
        if (name === "blocking" || name === "nonblocking") return { kind: name, reason: (ts.getTextOfJSDocComment(tag.comment) ?? "").trim() }
    }
    return undefined
}

/** `module.exports = Foo`, `exports.Foo = Foo` and `module.exports = { Foo }` export types too, if Foo is one. */
export function commonJsTypes(w: Walk): void {
    for (const node of w.source.statements) {
        if (node.kind !== K.ExpressionStatement) continue
        const { expression } = node as ts.ExpressionStatement
        if (expression.kind !== K.BinaryExpression || (expression as ts.BinaryExpression).operatorToken.kind !== K.EqualsToken) continue
        const { left, right } = expression as ts.BinaryExpression
        const target = w.text.slice(left.getStart(w.source), left.end)
        const single = /^(?:module\.)?exports\.([\w$]+)$/.exec(target)
        if (single) exportTypeAs(w, single[1]!, right)
        else if (target === "module.exports" || target === "exports") {
            if (right.kind !== K.ObjectLiteralExpression) exportTypeAs(w, "default", right)
            else {
                for (const property of (right as ts.ObjectLiteralExpression).properties) {
                    if (property.kind === K.ShorthandPropertyAssignment) exportTypeAs(w, property.name.text, property.name)
                    else if (property.kind === K.PropertyAssignment && property.name.kind === K.Identifier) exportTypeAs(w, property.name.text, property.initializer)
                }
            }
        }
    }
}

function exportTypeAs(w: Walk, name: string, value: ts.Expression): void {
    const local = value.kind === K.Identifier ? (value as ts.Identifier).text : value.kind === K.ClassExpression ? ((value as ts.ClassExpression).name?.text ?? "") : ""
    if (local !== "" && name !== "__proto__" && !Object.hasOwn(w.typeExports, name)) w.typeExports[name] = { local }
}
