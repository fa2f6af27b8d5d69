import { ts } from "ts-morph"
import type { TypeFact, TypeNameFact } from "../facts.ts"
import { jsDocOf } from "./literals.ts"
import { propertyKey } from "./names.ts"
import type { Walk } from "./walk.ts"

const K = ts.SyntaxKind

/**
 * Declared types as far as values can be found by them. Returns -1 for a type that says nothing:
 * primitives, literals, conditional and mapped types.
 */
export function typeOf(w: Walk, node: ts.TypeNode): number {
    switch (node.kind) {
        case K.TypeReference:
            return reference(w, entityText((node as ts.TypeReferenceNode).typeName), (node as ts.TypeReferenceNode).typeArguments)
        case K.ExpressionWithTypeArguments: {
            const { expression, typeArguments } = node as ts.ExpressionWithTypeArguments
            const name = expressionText(expression)
            return name === undefined ? -1 : reference(w, name, typeArguments)
        }
        case K.ArrayType:
            return arrayOf(w, typeOf(w, (node as ts.ArrayTypeNode).elementType))
        case K.TupleType:
            return arrayOf(w, union(w, (node as ts.TupleTypeNode).elements))
        case K.NamedTupleMember:
        case K.OptionalType:
        case K.RestType:
        case K.ParenthesizedType:
        case K.JSDocNullableType:
        case K.JSDocNonNullableType:
        case K.JSDocOptionalType:
        case K.JSDocVariadicType:
            return typeOf(w, (node as ts.ParenthesizedTypeNode).type)
        case K.JSDocTypeExpression:
            return typeOf(w, (node as ts.JSDocTypeExpression).type)
        case K.UnionType:
            return union(w, (node as ts.UnionTypeNode).types)
        case K.IntersectionType: {
            const parts = known(w, (node as ts.IntersectionTypeNode).types)
            if (parts.length < 2) return parts[0] ?? -1
            return intern(w, { kind: "object", members: {}, extends: parts })
        }
        case K.TypeLiteral: {
            const { members: all } = node as ts.TypeLiteralNode
            const index = all[0]?.kind === K.IndexSignature && all.length === 1 ? (all[0] as ts.IndexSignatureDeclaration) : undefined
            return index ? arrayOf(w, typeOf(w, index.type)) : intern(w, { kind: "object", members: members(w, all) })
        }
        case K.MappedType: {
            const { type } = node as ts.MappedTypeNode
            return type ? arrayOf(w, typeOf(w, type)) : -1
        }
        case K.FunctionType:
        case K.ConstructorType:
        case K.JSDocFunctionType:
            return functionType(w, (node as ts.FunctionTypeNode).type)
        case K.TypeOperator:
            return (node as ts.TypeOperatorNode).operator === K.ReadonlyKeyword ? typeOf(w, (node as ts.TypeOperatorNode).type) : -1
        case K.TypeQuery:
            return typeQuery(w, node as ts.TypeQueryNode)
        case K.ImportType:
            return importType(w, node as ts.ImportTypeNode)
        case K.JSDocTypeLiteral:
            return documentedObject(w, node as ts.JSDocTypeLiteral)
        default:
            return -1
    }
}

function intern(w: Walk, type: TypeFact): number {
    const key = JSON.stringify(type)
    const found = w.typeIndex.get(key)
    if (found !== undefined) return found
    w.typeIndex.set(key, w.types.length)
    return w.types.push(type) - 1
}

/** Where a type must be named even if nothing is known of it. */
function orUnknown(w: Walk, type: number): number {
    return type < 0 ? intern(w, { kind: "unknown" }) : type
}

function known(w: Walk, nodes: readonly ts.TypeNode[]): number[] {
    return [...new Set(nodes.map(node => typeOf(w, node)))].filter(type => type >= 0)
}

function union(w: Walk, nodes: readonly ts.TypeNode[]): number {
    const parts = known(w, nodes)
    return parts.length < 2 ? (parts[0] ?? -1) : intern(w, { kind: "union", of: parts })
}

function arrayOf(w: Walk, element: number): number {
    return element < 0 ? -1 : intern(w, { kind: "array", of: element })
}

export function functionType(w: Walk, returns: ts.TypeNode | undefined): number {
    return intern(w, { kind: "function", returns: orUnknown(w, returns ? typeOf(w, returns) : -1) })
}

function entityText(name: ts.EntityName): string {
    return name.kind === K.Identifier ? name.text : `${entityText(name.left)}.${name.right.text}`
}

function expressionText(node: ts.Expression): string | undefined {
    if (node.kind === K.Identifier) return (node as ts.Identifier).text
    if (node.kind !== K.PropertyAccessExpression) return undefined
    const left = expressionText((node as ts.PropertyAccessExpression).expression)
    return left === undefined ? undefined : `${left}.${(node as ts.PropertyAccessExpression).name.text}`
}

/** Generic types that stand for one of their arguments. */
const TRANSPARENT = new Set(["Promise", "PromiseLike", "Awaited", "Readonly", "Partial", "Required", "NonNullable", "Pick", "Omit"])
const LISTS = new Set([
    "Array",
    "ReadonlyArray",
    "Set",
    "ReadonlySet",
    "Iterable",
    "Iterator",
    "IterableIterator",
    "AsyncIterable",
    "AsyncIterator",
    "AsyncIterableIterator",
    "Generator",
    "AsyncGenerator",
])
const MAPS = new Set(["Map", "ReadonlyMap", "WeakMap", "Record"])
const PLAIN = new Set(["String", "Number", "Boolean", "Date", "RegExp", "Object", "Symbol", "BigInt", "const", "object", "any", "Function", "function"])

function reference(w: Walk, name: string, args: readonly ts.TypeNode[] | undefined): number {
    if (w.typeParameters?.has(name)) {
        const constraint = w.typeParameters.get(name)
        if (!constraint) return -1
        // A constraint may name its own parameter: `T extends Comparable<T>`.
        const outer = w.typeParameters
        w.typeParameters = new Map([...outer, [name, undefined]])
        const type = typeOf(w, constraint)
        w.typeParameters = outer
        return type
    }
    const own = w.typeImports[name] !== undefined || w.typeNames[name] !== undefined
    if (!own && args) {
        if (TRANSPARENT.has(name)) return args[0] ? typeOf(w, args[0]) : -1
        if (LISTS.has(name)) return arrayOf(w, args[0] ? typeOf(w, args[0]) : -1)
        if (MAPS.has(name)) return arrayOf(w, args[1] ? typeOf(w, args[1]) : -1)
        if (name === "InstanceType" && args[0]?.kind === K.TypeQuery) {
            const { exprName } = args[0] as ts.TypeQueryNode
            return intern(w, { kind: "name", name: entityText(exprName as ts.EntityName) })
        }
    }
    if (!own && PLAIN.has(name)) return -1
    if (name === "ReturnType" || name === "Parameters") return -1
    if (!args || args.length === 0) return intern(w, { kind: "name", name })
    return intern(w, { kind: "name", name, arguments: args.map(arg => orUnknown(w, typeOf(w, arg))) })
}

function typeQuery(w: Walk, node: ts.TypeQueryNode): number {
    const { exprName } = node
    if (exprName.kind === K.Identifier || exprName.kind === K.QualifiedName) return intern(w, { kind: "typeof", name: entityText(exprName) })
    return -1
}

/** `import("pkg").X`, `typeof import("fs")` */
function importType(w: Walk, node: ts.ImportTypeNode): number {
    const { argument, qualifier } = node
    if (argument.kind !== K.LiteralType || !ts.isStringLiteral((argument as ts.LiteralTypeNode).literal)) return -1
    const specifier = ((argument as ts.LiteralTypeNode).literal as ts.StringLiteral).text
    w.specifiers.add(specifier)
    return intern(w, { kind: "import", specifier, name: qualifier ? entityText(qualifier) : "*" })
}

function members(w: Walk, nodes: readonly ts.TypeElement[]): Record<string, number> {
    const result: Record<string, number> = {}
    for (const node of nodes) {
        const key = node.name && propertyKey(w, node.name)
        if (key === undefined || key === "__proto__") continue
        let type = -1
        if (node.kind === K.PropertySignature && (node as ts.PropertySignature).type) type = typeOf(w, (node as ts.PropertySignature).type!)
        else if (node.kind === K.MethodSignature) type = functionType(w, (node as ts.MethodSignature).type)
        else if (node.kind === K.GetAccessor && (node as ts.GetAccessorDeclaration).type) type = typeOf(w, (node as ts.GetAccessorDeclaration).type!)
        if (type >= 0 || node.kind === K.PropertySignature) result[key] = orUnknown(w, type)
    }
    return result
}

function documentedObject(w: Walk, node: ts.JSDocTypeLiteral): number {
    const result: Record<string, number> = {}
    for (const tag of node.jsDocPropertyTags ?? []) {
        if (tag.name.kind !== K.Identifier && tag.name.kind !== K.QualifiedName) continue
        const name = tag.name.kind === K.Identifier ? tag.name.text : tag.name.right.text
        if (name !== "__proto__") result[name] = orUnknown(w, tag.typeExpression ? typeOf(w, tag.typeExpression) : -1)
    }
    const type = intern(w, { kind: "object", members: result })
    return node.isArrayType ? arrayOf(w, type) : type
}

/** `x as Foo`, `<Foo>x`, and `(x)` after `@type` in JavaScript; -1 where nothing is said. */
export function castType(w: Walk, node: ts.AsExpression | ts.TypeAssertion | ts.ParenthesizedExpression): number {
    if (node.kind !== K.ParenthesizedExpression) return typeOf(w, (node as ts.AsExpression).type)
    if (!w.javascript) return -1
    const docs = jsDocOf(node)
    const tag = docs && docs[docs.length - 1]?.tags?.find(t => t.kind === K.JSDocTypeTag)
    return tag ? typeOf(w, (tag as ts.JSDocTypeTag).typeExpression) : -1
}

export function withTypeParameters(w: Walk, nodes: readonly ts.TypeParameterDeclaration[] | undefined, body: () => void): void {
    if (!nodes || nodes.length === 0) return body()
    const outer = w.typeParameters
    w.typeParameters = new Map(outer)
    for (const node of nodes) w.typeParameters.set(node.name.text, node.constraint)
    body()
    w.typeParameters = outer
}

function nameType(w: Walk, name: string, fact: TypeNameFact): void {
    const full = w.typePrefix + name
    if (full !== "__proto__") w.typeNames[full] = fact
}

/** Interfaces of one name are one interface. A class of the same name stays the class. */
export function declareInterface(w: Walk, node: ts.InterfaceDeclaration): void {
    const before = Object.hasOwn(w.typeNames, w.typePrefix + node.name.text) ? w.typeNames[w.typePrefix + node.name.text] : undefined
    if (before?.kind === "class") return
    const earlier = before?.kind === "interface" ? w.types[before.type] : undefined
    withTypeParameters(w, node.typeParameters, () => {
        const parents = known(w, (node.heritageClauses ?? []).flatMap(clause => [...clause.types]))
        const own = members(w, node.members)
        const call = node.members.find(m => m.kind === K.CallSignature) as ts.CallSignatureDeclaration | undefined
        if (call && Object.keys(own).length === 0) return nameType(w, node.name.text, { kind: "interface", type: functionType(w, call.type) })
        const merged = earlier?.kind === "object" ? { ...earlier.members, ...own } : own
        const all = earlier?.kind === "object" ? [...(earlier.extends ?? []), ...parents] : parents
        const type = intern(w, { kind: "object", members: merged, ...(all.length > 0 && { extends: all }) })
        nameType(w, node.name.text, { kind: "interface", type })
    })
    if (isExported(node)) exportType(w, node.name.text, isDefault(node) ? "default" : node.name.text)
}

export function declareAlias(w: Walk, node: ts.TypeAliasDeclaration): void {
    withTypeParameters(w, node.typeParameters, () => {
        const type = typeOf(w, node.type)
        if (type >= 0) nameType(w, node.name.text, { kind: "alias", type })
    })
    if (isExported(node)) exportType(w, node.name.text, node.name.text)
}

/** `@typedef` and `@callback` of JavaScript; every module can import them. */
export function declareDocumented(w: Walk, name: string, type: number): void {
    if (type < 0) return
    nameType(w, name, { kind: "alias", type })
    if (!Object.hasOwn(w.typeExports, name)) exportType(w, name, name)
}

function exportType(w: Walk, local: string, name: string): void {
    if (w.typePrefix === "" && name !== "__proto__") w.typeExports[name] = { local }
}

function isExported(node: ts.HasModifiers): boolean {
    return node.modifiers?.some(m => m.kind === K.ExportKeyword) === true
}

function isDefault(node: ts.HasModifiers): boolean {
    return node.modifiers?.some(m => m.kind === K.DefaultKeyword) === true
}

/** The name by which a class is a type; undefined for nameless classes. */
export function nameTypeClass(w: Walk, node: ts.ClassLikeDeclaration, name: string, index: number): string | undefined {
    const own = node.name?.text ?? (name === "default" ? "*default*" : /^[\w$]+$/.test(name) ? name : undefined)
    if (own === undefined) return undefined
    nameType(w, own, { kind: "class", class: index })
    return w.typePrefix + own
}
