import type { TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import { canonicalModule } from "../../catalog/index.ts"
import { memberName, nameOf } from "./names.ts"
import { writtenKey } from "./nodes.ts"
import { type View, variableOf } from "./view.ts"

/** Types that stand for the one inside of them. */
const TRANSPARENT = new Set(["Promise", "PromiseLike", "Awaited", "Readonly", "Partial", "Required", "NonNullable", "InstanceType", "ReturnType", "Pick", "Omit", "DeepMocked"])

/** The name of the value that a declared type describes, as far as this file says: `Pool` of `pg`, `typeof import("fs")`. */
export function typeNameOf(view: View, type: TSESTree.TypeNode, depth = 0): ApiName | undefined {
    if (depth > 8) return undefined
    switch (type.type) {
        case "TSTypeReference": {
            const [inner] = type.typeArguments?.params ?? []
            if (type.typeName.type === "Identifier" && TRANSPARENT.has(type.typeName.name) && inner) {
                const name = typeNameOf(view, inner, depth + 1)
                return name && type.typeName.name === "ReturnType" ? (view.catalog.signature(name, false)?.returns as ApiName | undefined) ?? `${name}()` : name
            }
            return entityName(view, type.typeName, depth)
        }
        case "TSTypeQuery":
            return type.exprName.type === "TSImportType" ? importName(type.exprName) : entityName(view, type.exprName, depth)
        case "TSImportType":
            return importName(type)
        case "TSUnionType":
        case "TSIntersectionType":
            for (const member of type.types) {
                const name = typeNameOf(view, member, depth + 1)
                if (name) return name
            }
            return undefined
        case "TSIndexedAccessType": {
            const object = typeNameOf(view, type.objectType, depth + 1)
            const key = type.indexType.type === "TSLiteralType" && type.indexType.literal.type === "Literal" ? type.indexType.literal.value : undefined
            return object && typeof key === "string" ? memberName(object, key) : undefined
        }
        case "TSTypeOperator":
            return type.typeAnnotation ? typeNameOf(view, type.typeAnnotation, depth + 1) : undefined
        default:
            return undefined
    }
}

function entityName(view: View, entity: TSESTree.EntityName, depth: number): ApiName | undefined {
    if (entity.type === "ThisExpression") return undefined
    if (entity.type === "TSQualifiedName") {
        const left = entityName(view, entity.left, depth)
        return left && memberName(left, entity.right.name)
    }
    const variable = variableOf(view, entity)
    const [definition] = variable?.defs ?? []
    if (!definition) return `global#${entity.name}`
    if (definition.node.type === "TSTypeAliasDeclaration") return typeNameOf(view, definition.node.typeAnnotation, depth + 1)
    if (definition.node.type === "TSInterfaceDeclaration") {
        const [parent] = definition.node.extends
        return parent?.expression.type === "Identifier" ? entityName(view, parent.expression, depth + 1) : undefined
    }
    return nameOf(view, entity)
}

function importName(type: TSESTree.TSImportType): ApiName | undefined {
    const source: TSESTree.Node = type.source
    if (source.type !== "Literal") return undefined
    const names: string[] = []
    for (let at = type.qualifier; at; ) {
        if (at.type === "TSQualifiedName") {
            names.unshift(at.right.name)
            at = at.left
        } else {
            if (at.type === "Identifier") names.unshift(at.name)
            break
        }
    }
    return `${canonicalModule(String(source.value))}#${["default", ...names].join(".")}`
}

/** Type of a member that an object type or interface of this file declares: `{ fs: typeof import("fs") }`. */
export function memberOfType(view: View, type: TSESTree.TypeNode, key: string, depth = 0): ApiName | undefined {
    if (depth > 4) return undefined
    if (type.type === "TSTypeLiteral") return memberOf(view, type.members, key)
    if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return undefined
    const definition = variableOf(view, type.typeName)?.defs[0]?.node
    if (definition?.type === "TSInterfaceDeclaration") return memberOf(view, definition.body.body, key)
    return definition?.type === "TSTypeAliasDeclaration" ? memberOfType(view, definition.typeAnnotation, key, depth + 1) : undefined
}

function memberOf(view: View, members: readonly TSESTree.TypeElement[], key: string): ApiName | undefined {
    for (const member of members) {
        if (member.type === "TSPropertySignature" && writtenKey(member) === key && member.typeAnnotation) return typeNameOf(view, member.typeAnnotation.typeAnnotation)
    }
    return undefined
}
