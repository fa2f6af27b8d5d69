import type { TSESTree } from "@typescript-eslint/utils"
import { membersOf } from "./class-members.ts"
import { enclosingClass, enclosingFunction, type FunctionNode, isCall, type Node, passesOn, writtenKey } from "./nodes.ts"
import { ITERATIONS } from "./parameters.ts"
import { type View, variableOf } from "./view.ts"

/** An expression that has a value, or has it among its members. */
export interface Carrier {
    readonly node: Node
    /** Where in it: `["handler"]` for `{ handler: value }`. */
    readonly path: readonly string[]
    /** Functions the value was handed through: `wrap(value)`. */
    readonly wrapped: boolean
}

/** A name under which a file exports a value; `*` stands for no name: `module.exports = value`. */
export interface Exported {
    readonly name: string
    readonly path: readonly string[]
}

export interface Flow {
    readonly carriers: readonly Carrier[]
    readonly exported: readonly Exported[]
}

/** A value that goes to more places than this is a utility, and no place of it is special. */
const MOST_CARRIERS = 60
const DEEPEST_PATH = 4

/** Everywhere a function of this file goes, as far as the file shows: through names, members, lists, wrappers and factories. */
export function flowOf(view: View, fn: FunctionNode): Flow {
    const carriers: Carrier[] = []
    const exported: Exported[] = []
    const seen = new Set<Node>()

    const reach = (node: Node, path: readonly string[] = [], wrapped = false): void => {
        if (seen.has(node) || carriers.length >= MOST_CARRIERS || path.length > DEEPEST_PATH) return
        seen.add(node)
        carriers.push({ node, path, wrapped })
    }
    const reachName = (identifier: Node, path: readonly string[], wrapped: boolean): void => {
        for (const reference of variableOf(view, identifier)?.references ?? []) if (reference.isRead()) reachUse(reference.identifier, path, wrapped)
    }
    /** `controller` has it as `show`: `controller.show` is it. */
    const reachUse = (node: Node, path: readonly string[], wrapped: boolean): void => {
        const { parent } = node
        if (parent?.type === "MemberExpression" && parent.object === node) {
            if (path.length > 0 && writtenKey(parent) === path[0]) reachUse(parent, path.slice(1), wrapped)
            else if (path.length === 0 && writtenKey(parent) === "bind" && parent.parent.type === "CallExpression") reach(parent.parent, path, wrapped)
        } else if (parent?.type === "ExportSpecifier") exported.push({ name: nameOfExport(parent.exported), path })
        else reach(node, path, wrapped)
    }

    if (fn.type === "FunctionDeclaration") {
        if (fn.id) reachName(fn.id, [], false)
        reachExport(fn, [])
    } else reach(fn)

    // The list grows while it is walked.
    for (const { node, path, wrapped } of carriers) follow(node, path, wrapped)
    return { carriers, exported }

    function follow(node: Node, path: readonly string[], wrapped: boolean): void {
        const { parent } = node
        if (!parent) return
        if (passesOn(parent, node)) return reach(parent, path, wrapped)
        switch (parent.type) {
            case "ArrayExpression":
            case "SpreadElement":
                return reach(parent, path, wrapped)
            case "Property": {
                if (parent.value !== node) return
                const key = writtenKey(parent)
                if (key !== undefined) reach(parent.parent, [key, ...path], wrapped)
                return
            }
            case "VariableDeclarator":
                if (parent.id.type === "Identifier" && parent.init === node) {
                    reachName(parent.id, path, wrapped)
                    if (parent.parent.parent.type === "ExportNamedDeclaration") exported.push({ name: parent.id.name, path })
                }
                return
            case "AssignmentExpression":
                return followAssignment(parent, node, path, wrapped)
            case "ExportDefaultDeclaration":
                exported.push({ name: "default", path })
                return
            case "MethodDefinition":
            case "PropertyDefinition":
                return followMember(parent, path, wrapped)
            case "ReturnStatement":
                return followResult(enclosingFunction(parent), path, wrapped)
            case "ArrowFunctionExpression":
                if (parent.body === node) followResult(parent, path, wrapped)
                return
            default:
                // asyncHandler(value), debounce(value, 100): what comes back stands for it.
                if (isCall(parent) && parent.callee !== node && !isIteration(parent)) reach(parent, path, true)
        }
    }

    function followAssignment(assignment: TSESTree.AssignmentExpression, node: Node, path: readonly string[], wrapped: boolean): void {
        if (assignment.right !== node) return
        const { left } = assignment
        reach(assignment, path, wrapped)
        if (left.type === "Identifier") return reachName(left, path, wrapped)
        if (left.type !== "MemberExpression") return
        const key = writtenKey(left)
        if (key === undefined) return
        if (isModuleExports(left)) exported.push({ name: "*", path })
        else if (isExportsObject(left.object)) {
            exported.push({ name: key, path })
            // exports.show = …; router.get("/", exports.show)
            if (left.object.type === "Identifier") reachName(left.object, [key, ...path], wrapped)
        } else if (left.object.type === "Identifier") reachName(left.object, [key, ...path], wrapped)
        else if (left.object.type === "ThisExpression") followThis(left, key, path, wrapped)
    }

    function followMember(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition, path: readonly string[], wrapped: boolean): void {
        const key = writtenKey(member)
        if (key !== undefined && key !== "constructor" && (member.type === "PropertyDefinition" || member.kind === "method")) followThis(member, key, path, wrapped)
    }

    function followThis(node: Node, key: string, path: readonly string[], wrapped: boolean): void {
        const ownClass = enclosingClass(node)
        if (ownClass) for (const use of membersOf(view, ownClass).uses.get(key) ?? []) reachUse(use, path, wrapped)
    }

    /** The value is what a function gives back: each call of that function has it. */
    function followResult(factory: FunctionNode | null, path: readonly string[], wrapped: boolean): void {
        if (!factory) return
        for (const call of callsOf(view, factory)) reach(call, path, wrapped)
    }

    function reachExport(declaration: TSESTree.FunctionDeclaration, path: readonly string[]): void {
        const { parent } = declaration
        if (parent.type === "ExportDefaultDeclaration") exported.push({ name: "default", path })
        else if (parent.type === "ExportNamedDeclaration") exported.push({ name: declaration.id!.name, path })
    }
}

/** Calls of a function of this file by its name. */
export function callsOf(view: View, fn: FunctionNode): TSESTree.CallExpression[] {
    return usesOf(view, fn).flatMap(use => (use.parent?.type === "CallExpression" && use.parent.callee === use ? [use.parent] : []))
}

/** Where a function of this file is named, other than to define it. */
export function usesOf(view: View, fn: FunctionNode): readonly Node[] {
    const { parent } = fn
    if (fn.type === "FunctionDeclaration") return fn.id ? reads(view, fn.id) : []
    if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return reads(view, parent.id)
    if (parent.type === "AssignmentExpression" && parent.left.type === "Identifier") return reads(view, parent.left)
    if (parent.type === "AssignmentExpression" && parent.left.type === "MemberExpression" && isExportsObject(parent.left.object)) return readsOfExport(view, parent.left)
    if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") {
        const key = writtenKey(parent)
        const ownClass = enclosingClass(parent)
        return key !== undefined && ownClass ? (membersOf(view, ownClass).uses.get(key) ?? []) : []
    }
    return []
}

function reads(view: View, identifier: Node): Node[] {
    return (variableOf(view, identifier)?.references ?? []).filter(reference => reference.isRead()).map(reference => reference.identifier)
}

/** `exports.show(…)` in the file that exports it. */
function readsOfExport(view: View, written: TSESTree.MemberExpression): Node[] {
    const key = writtenKey(written)
    const own = written.object.type === "MemberExpression" ? written.object.object : written.object
    const references = variableOf(view, own)?.references ?? view.sourceCode.scopeManager?.globalScope?.through ?? []
    return references.flatMap(({ identifier }) => {
        const exported = isExportsObject(identifier) ? identifier : identifier.parent
        const member = exported && isExportsObject(exported) ? exported.parent : undefined
        return member?.type === "MemberExpression" && member !== written && member.object === exported && writtenKey(member) === key ? [member] : []
    })
}

function isModuleExports(node: TSESTree.MemberExpression): boolean {
    return node.object.type === "Identifier" && node.object.name === "module" && writtenKey(node) === "exports"
}

function isExportsObject(node: Node): boolean {
    return (node.type === "Identifier" && node.name === "exports") || (node.type === "MemberExpression" && isModuleExports(node))
}

function nameOfExport(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
    return node.type === "Identifier" ? node.name : node.value
}

/** `xs.map(f)` calls the function and has its results. */
function isIteration(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    return call.callee.type === "MemberExpression" && (ITERATIONS.has(writtenKey(call.callee) ?? "") || /^(?:then|catch|finally)$/.test(writtenKey(call.callee) ?? ""))
}

