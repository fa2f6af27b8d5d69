import type { TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import { typeNameOf } from "./declared-types.ts"
import { nameOf } from "./names.ts"
import { type ClassNode, enclosingClass, type Node, walk, writtenKey } from "./nodes.ts"
import type { View } from "./view.ts"

/** What a class says of its members. */
export interface ClassMembers {
    /** Declared types, initial values and everything its methods assign, by name. */
    readonly types: ReadonlyMap<string, readonly TSESTree.TypeNode[]>
    readonly values: ReadonlyMap<string, readonly Node[]>
    /** Where its own code reads `this.name`. */
    readonly uses: ReadonlyMap<string, readonly TSESTree.MemberExpression[]>
}

/** The name of `this.key` in a class of this file. */
export function nameOfMember(view: View, ownClass: ClassNode, key: string): ApiName | undefined {
    const members = membersOf(view, ownClass)
    for (const type of members.types.get(key) ?? []) {
        const name = typeNameOf(view, type)
        if (name) return name
    }
    for (const value of members.values.get(key) ?? []) {
        const name = nameOf(view, value)
        if (name) return name
    }
    return undefined
}

/** Read once per class, and only for classes somebody asks about. */
export function membersOf(view: View, ownClass: ClassNode): ClassMembers {
    let members = view.known.classes.get(ownClass)
    if (!members) view.known.classes.set(ownClass, (members = collect(view, ownClass)))
    return members
}

function collect(view: View, ownClass: ClassNode): ClassMembers {
    const types = new Map<string, TSESTree.TypeNode[]>()
    const values = new Map<string, Node[]>()
    const uses = new Map<string, TSESTree.MemberExpression[]>()
    for (const member of ownClass.body.body) {
        if (member.type !== "PropertyDefinition" && member.type !== "AccessorProperty") continue
        const key = writtenKey(member)
        if (key === undefined) continue
        if (member.typeAnnotation) add(types, key, member.typeAnnotation.typeAnnotation)
        if (member.value) add(values, key, member.value)
    }
    walk(ownClass.body, view.sourceCode.visitorKeys, node => {
        if (node.type === "TSParameterProperty") {
            const parameter = node.parameter.type === "AssignmentPattern" ? node.parameter.left : node.parameter
            if (parameter.type !== "Identifier") return undefined
            if (parameter.typeAnnotation) add(types, parameter.name, parameter.typeAnnotation.typeAnnotation)
            if (node.parameter.type === "AssignmentPattern") add(values, parameter.name, node.parameter.right)
        } else if (node.type === "MemberExpression" && node.object.type === "ThisExpression" && enclosingClass(node) === ownClass) {
            const key = writtenKey(node)
            if (key === undefined) return undefined
            const { parent } = node
            if (parent.type === "AssignmentExpression" && parent.left === node && parent.operator !== "+=") add(values, key, parent.right)
            else add(uses, key, node)
        }
        return undefined
    })
    return { types, values, uses }
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
    const values = map.get(key)
    if (values) values.push(value)
    else map.set(key, [value])
}
