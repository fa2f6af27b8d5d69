import type { TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import { canonicalModule } from "../../catalog/index.ts"
import { nameOfMember } from "./class-members.ts"
import { constantOf } from "./constants.ts"
import { typeNameOf } from "./declared-types.ts"
import { bare, enclosingClass, isClass, isFunction, type Node, type Variable, walk, writtenKey } from "./nodes.ts"
import { nameOfParameter } from "./parameters.ts"
import { functionOf, pathInPattern, propertyOf, valuesOf } from "./values.ts"
import { type View, variableOf } from "./view.ts"

/** Names of chained calls grow; nothing in the catalog is as long. */
const LONGEST_NAME = 200

const OWN_FILE = /^(?:\.|\/|[#~@]\/)/

/**
 * The name that users import the value of an expression by: `node:fs#readFileSync` for
 * `read` after `import { readFileSync as read } from "fs"`. An instance goes by the name of its
 * class, a promise by that of what it resolves to. `undefined` where the file does not say.
 */
export function nameOf(view: View, node: Node): ApiName | undefined {
    const known = view.known.names.get(node)
    if (known !== undefined) return known ?? undefined
    // Ends circles: what is asked for while it is being answered is unknown.
    view.known.names.set(node, null)
    const name = computeName(view, bare(node))
    if (name === undefined || name.length > LONGEST_NAME) return undefined
    view.known.names.set(node, name)
    return name
}

/** A member of a value with this name. */
export function memberName(of: ApiName, key: string): ApiName {
    return `${of}.${key}`
}

function computeName(view: View, node: Node): ApiName | undefined {
    switch (node.type) {
        case "Identifier":
            return nameOfIdentifier(view, node)
        case "MemberExpression":
            return nameOfMemberExpression(view, node)
        case "CallExpression":
            return nameOfResult(view, node)
        case "NewExpression":
            return nameOfInstance(view, node)
        case "ThisExpression": {
            const superClass = enclosingClass(node)?.superClass
            return superClass ? nameOf(view, superClass) : undefined
        }
        case "ImportExpression": {
            const specifier = constantOf(view, node.source)
            return typeof specifier === "string" ? moduleName(specifier) : undefined
        }
        case "TaggedTemplateExpression": {
            const tag = nameOf(view, node.tag)
            return tag && `${tag}()`
        }
        case "LogicalExpression":
            return nameOf(view, node.left) ?? nameOf(view, node.right)
        case "ConditionalExpression":
            return nameOf(view, node.consequent) ?? nameOf(view, node.alternate)
        case "AssignmentExpression":
            return node.operator === "=" || node.operator === "??=" || node.operator === "||=" ? nameOf(view, node.right) : undefined
        default:
            return undefined
    }
}

function moduleName(specifier: string): ApiName {
    return `${canonicalModule(specifier)}#default`
}

function nameOfIdentifier(view: View, node: TSESTree.Identifier): ApiName | undefined {
    const variable = variableOf(view, node)
    if (!variable || variable.defs.length === 0) return node.name === "undefined" ? undefined : `global#${node.name}`
    const known = view.known.variableNames.get(variable)
    if (known !== undefined) return known ?? undefined
    // Ends circles, as for nodes.
    view.known.variableNames.set(variable, null)
    const name = nameOfVariable(view, variable, node)
    if (name) view.known.variableNames.set(variable, name)
    return name
}

function nameOfVariable(view: View, variable: Variable, from: Node): ApiName | undefined {
    for (const definition of variable.defs) {
        const name = nameOfDefinition(view, definition)
        if (name) return name
    }
    for (const value of valuesOf(variable)) {
        if (value === from) continue
        const name = nameOf(view, value)
        if (name) return name
    }
    return undefined
}

function nameOfDefinition(view: View, definition: Variable["defs"][number]): ApiName | undefined {
    const { node } = definition
    switch (node.type) {
        case "ImportSpecifier": {
            const imported = node.imported.type === "Identifier" ? node.imported.name : String(node.imported.value)
            return `${canonicalModule((node.parent as TSESTree.ImportDeclaration).source.value)}#${imported}`
        }
        case "ImportDefaultSpecifier":
        case "ImportNamespaceSpecifier":
            return moduleName((node.parent as TSESTree.ImportDeclaration).source.value)
        case "TSImportEqualsDeclaration": {
            if (node.moduleReference.type !== "TSExternalModuleReference") return undefined
            const { expression } = node.moduleReference
            return expression.type === "Literal" ? moduleName(String(expression.value)) : undefined
        }
        case "VariableDeclarator":
            return nameOfDeclarator(view, node, definition.name)
        case "ClassDeclaration":
        case "ClassExpression":
            // A class of the file's own is known by what it extends.
            return node.superClass ? nameOf(view, node.superClass) : undefined
        default:
            return definition.type === "Parameter" && isFunction(node) ? nameOfParameter(view, node, definition.name) : undefined
    }
}

function nameOfDeclarator(view: View, node: TSESTree.VariableDeclarator, identifier: Node): ApiName | undefined {
    const path = pathInPattern(node.id, identifier)
    if (!path) return undefined
    const declared = node.id.typeAnnotation && typeNameOf(view, node.id.typeAnnotation.typeAnnotation)
    if (declared) return path.reduce(memberName, declared)
    if (!node.init) return undefined
    const whole = nameOf(view, node.init)
    if (whole) return path.reduce(memberName, whole)
    return path.length === 1 ? nameOfProperty(view, node.init, path[0]!) : undefined
}

function nameOfProperty(view: View, object: Node, key: string): ApiName | undefined {
    const value = propertyOf(view, object, key)
    return value && nameOf(view, value)
}

function nameOfMemberExpression(view: View, node: TSESTree.MemberExpression): ApiName | undefined {
    const key = writtenKey(node) ?? (node.computed ? constantOf(view, node.property) : undefined)
    if (key === undefined) return undefined
    const object = bare(node.object)
    if (object.type === "ThisExpression") {
        const ownClass = enclosingClass(object)
        const own = ownClass && nameOfMember(view, ownClass, String(key))
        if (own) return own
    }
    if (object.type === "Super") {
        const superClass = enclosingClass(object)?.superClass
        const name = superClass ? nameOf(view, superClass) : undefined
        return name && memberName(name, String(key))
    }
    const name = nameOf(view, object)
    // What files of the project export has a name too, which says nothing by itself.
    if (name) return (OWN_FILE.test(name) ? nameByType(view, node, String(key)) : undefined) ?? memberName(name, String(key))
    return nameOfProperty(view, object, String(key)) ?? nameByType(view, node, String(key))
}

/** What a type checker says of a receiver that syntax left open, for members the catalog knows. */
function nameByType(view: View, node: TSESTree.MemberExpression, key: string): ApiName | undefined {
    if (!view.types?.hasMember(key)) return undefined
    const receiver = view.types.nameOf(node.object)
    return receiver && memberName(receiver, key)
}

/** What a call gives: the type its signature says, or `name()`. */
function nameOfResult(view: View, node: TSESTree.CallExpression): ApiName | undefined {
    const callee = bare(node.callee)
    const name = nameOf(view, callee)
    if (name === undefined) return nameOfOwnResult(view, callee)
    const [first] = node.arguments
    const canonical = view.catalog.canonicalType(name)

    if ((canonical === "node:module#require" || canonical === "node:process#getBuiltinModule") && first) {
        const specifier = constantOf(view, first)
        return typeof specifier === "string" ? moduleName(specifier) : undefined
    }
    const bound = unbound(view, callee, name)
    if (bound) return bound.method === "bind" ? bound.name : resultOf(view, bound.name, node.arguments.slice(1), callee)
    return resultOf(view, name, node.arguments, callee)
}

function resultOf(view: View, name: ApiName, given: readonly Node[], callee: Node): ApiName | undefined {
    const signature = view.catalog.signature(name, false)
    const returns = signature?.returns
    if (returns === undefined) return `${name}()`
    if (returns === "this") return callee.type === "MemberExpression" ? nameOf(view, callee.object) : undefined
    const handedBack = /^(argument|callback) (\d+)$/.exec(returns)
    if (!handedBack) return returns as ApiName
    const argument = given[Number(handedBack[2])]
    if (!argument) return undefined
    if (handedBack[1] === "callback") {
        const callback = functionOf(view, argument)
        return callback && nameOfReturned(view, callback)
    }
    const original = nameOf(view, argument)
    return original && signature?.promisifies ? `${original}.__promisify__` : original
}

/** `fs.readFileSync.call`: the function that is called by way of a method that all functions have. */
export function unbound(view: View, callee: Node, name: ApiName): { readonly name: ApiName; readonly method: "call" | "apply" | "bind" } | undefined {
    if (callee.type !== "MemberExpression") return undefined
    const method = writtenKey(callee)
    if (method !== "call" && method !== "apply" && method !== "bind") return undefined
    if (view.catalog.signature(name) || view.catalog.blocking(name).length > 0 || view.catalog.handlerShapes(name).length > 0) return undefined
    const own = nameOf(view, callee.object)
    return own && { name: own, method }
}

/** `getDatabase()` of this file, where all its `return`s that say anything agree. */
function nameOfOwnResult(view: View, callee: Node): ApiName | undefined {
    const called = functionOf(view, callee)
    return called && nameOfReturned(view, called)
}

function nameOfReturned(view: View, called: Node): ApiName | undefined {
    if (!isFunction(called) || called.generator) return undefined
    if (called.body.type !== "BlockStatement") return nameOf(view, called.body)
    if (called.returnType) {
        const declared = typeNameOf(view, called.returnType.typeAnnotation)
        if (declared) return declared
    }
    const names = new Set<ApiName>()
    walk(called.body, view.sourceCode.visitorKeys, node => {
        if (isFunction(node) || isClass(node)) return "skip"
        const name = node.type === "ReturnStatement" && node.argument ? nameOf(view, node.argument) : undefined
        if (name) names.add(name)
        return undefined
    })
    return names.size === 1 ? [...names][0] : undefined
}

function nameOfInstance(view: View, node: TSESTree.NewExpression): ApiName | undefined {
    const callee = bare(node.callee)
    const name = nameOf(view, callee) ?? (isClass(callee) && callee.superClass ? nameOf(view, callee.superClass) : undefined)
    if (!name) return undefined
    const returns = view.catalog.signature(name, true)?.returns
    return returns?.includes("#") ? (returns as ApiName) : view.catalog.canonicalType(name)
}
