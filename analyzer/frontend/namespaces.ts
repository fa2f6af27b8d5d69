import { ts } from "ts-morph"
import { OP } from "../facts.ts"
import { expression } from "./expressions.ts"
import { NAMESPACE } from "./modules.ts"
import { constantOf, propertyKey } from "./names.ts"
import { hasValues, hoistBody, isAmbient } from "./scopes.ts"
import { statements } from "./statements.ts"
import { declareAlias, declareInterface } from "./types.ts"
import type { Walk } from "./walk.ts"
import { NEW_SLOT, OBJECT_KIND, constantString, lookup, object, openScope, slotOf, store, stringIndex } from "./writer.ts"

const K = ts.SyntaxKind

/** An enum is an object; its members are known to the file as constants too. */
export function enumDeclaration(w: Walk, node: ts.EnumDeclaration): void {
    const variable = isAmbient(node) ? undefined : lookup(w.scope, node.name.text)
    if (!variable) return
    const slot = slotOf(w, variable)
    const members = (variable.members ??= new Map())
    object(w, slot, OBJECT_KIND.object, -1)
    let next: number | undefined = 0
    for (const member of node.members) {
        const key = propertyKey(w, member.name)
        if (key === undefined) continue
        let value: string | number | undefined = next
        if (member.initializer) {
            const constant = constantOf(w, member.initializer)
            value = typeof constant === "boolean" ? undefined : constant
            if (value === undefined) expression(w, member.initializer)
        }
        next = typeof value === "number" ? value + 1 : undefined
        if (value === undefined) continue
        members.set(key, value)
        w.fn.operations.push(OP.DEFINE, slot, stringIndex(w, key), constantString(w, NEW_SLOT, String(value)), 0)
    }
}

/** `namespace A.B { export const x = 1 }` is an object with what it exports. */
export function namespaceDeclaration(w: Walk, node: ts.ModuleDeclaration): void {
    if (node.name.kind !== K.Identifier || node.name.text === "global") return
    if (isAmbient(node) || !hasValues(node)) return namespaceTypes(w, node)
    const variable = lookup(w.scope, node.name.text)
    if (!variable) return
    const slot = slotOf(w, variable)
    if (!variable.declaration) {
        variable.declaration = node
        object(w, slot, OBJECT_KIND.object, -1)
    }
    const outer = w.scope
    const exported = ts.canHaveModifiers(node) && node.modifiers?.some(m => m.kind === K.ExportKeyword)
    if (exported) {
        const parent = outer.names.get(NAMESPACE)
        if (parent) store(w, slotOf(w, parent), node.name.text, slot, -1)
        else if (w.fn.index === 0) w.fn.operations.push(OP.EXPORT, stringIndex(w, node.name.text), slot)
    }
    const scope = openScope(w)
    scope.names.set(NAMESPACE, variable)
    const { body } = node
    if (body?.kind === K.ModuleBlock) {
        const list = (body as ts.ModuleBlock).statements
        hoistBody(w, scope, list)
        const { typePrefix } = w
        w.typePrefix += `${node.name.text}.`
        statements(w, list)
        w.typePrefix = typePrefix
    } else if (body?.kind === K.ModuleDeclaration) {
        const inner = body as ts.ModuleDeclaration
        if (inner.name.kind === K.Identifier) {
            scope.names.set(inner.name.text, { name: inner.name.text, fn: w.fn, slot: w.fn.slots++ })
            namespaceDeclaration(w, inner)
            store(w, slot, inner.name.text, slotOf(w, scope.names.get(inner.name.text)!), -1)
        }
    }
    w.scope = outer
}

/** Of a namespace that does not exist at run time only the types are declared. */
function namespaceTypes(w: Walk, node: ts.ModuleDeclaration): void {
    const { typePrefix } = w
    w.typePrefix += `${node.name.text}.`
    const { body } = node
    if (body?.kind === K.ModuleDeclaration) namespaceTypes(w, body as ts.ModuleDeclaration)
    else if (body?.kind === K.ModuleBlock) {
        for (const inner of (body as ts.ModuleBlock).statements) {
            if (inner.kind === K.InterfaceDeclaration) declareInterface(w, inner as ts.InterfaceDeclaration)
            else if (inner.kind === K.TypeAliasDeclaration) declareAlias(w, inner as ts.TypeAliasDeclaration)
            else if (inner.kind === K.ModuleDeclaration && (inner as ts.ModuleDeclaration).name.kind === K.Identifier) namespaceTypes(w, inner as ts.ModuleDeclaration)
        }
    }
    w.typePrefix = typePrefix
}
