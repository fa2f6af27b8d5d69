import type { TSESTree } from "@typescript-eslint/utils"
import { conditionHolds } from "../../catalog/conditions.ts"
import type { ApiName, CallbackFacts } from "../../catalog/entry.ts"
import { argumentsOf, calledApi } from "./calls.ts"
import { memberOfType, typeNameOf } from "./declared-types.ts"
import { handlerOf } from "./handlers.ts"
import { memberName, nameOf } from "./names.ts"
import { bare, type CallNode, type FunctionNode, isCall, type Node, writtenKey } from "./nodes.ts"
import { pathInPattern } from "./values.ts"
import type { View } from "./view.ts"

/** Methods that call a function for what they are called on: `request.body.ids.map(id => …)`. */
export const ITERATIONS: ReadonlySet<string> = new Set([
    "map", "flatMap", "forEach", "filter", "some", "every", "find", "findIndex", "findLast", "findLastIndex", "reduce", "reduceRight", "sort", "toSorted",
])

/** The name of a parameter, by its declared type, its default, or what the caller is known to pass. */
export function nameOfParameter(view: View, fn: FunctionNode, identifier: Node): ApiName | undefined {
    for (const [index, parameter] of fn.params.entries()) {
        const path = pathInPattern(parameter, identifier)
        if (!path) continue
        const whole = nameOfWholeParameter(view, fn, index)
        if (whole) return path.reduce(memberName, whole)
        const type = annotationOf(parameter)
        const [key, ...rest] = path
        const member = type && key !== undefined ? memberOfType(view, type, key) : undefined
        return member && rest.reduce(memberName, member)
    }
    return undefined
}

function nameOfWholeParameter(view: View, fn: FunctionNode, index: number): ApiName | undefined {
    const parameter = fn.params[index]!
    const type = annotationOf(parameter)
    const decorated = decoratorName(view, parameter)
    if (decorated) return decorated
    const declared = type && typeNameOf(view, type)
    // `req: any` and types of the file's own say nothing; the framework may.
    if (declared && !declared.startsWith("global#")) return declared
    const given = parameter.type === "AssignmentPattern" ? nameOf(view, parameter.right) : undefined
    return given ?? contextualName(view, fn, index) ?? declared
}

/** `find(@Query() query)` is `@nestjs/common#@Query`. */
function decoratorName(view: View, parameter: TSESTree.Parameter): ApiName | undefined {
    for (const decorator of ("decorators" in parameter ? parameter.decorators : undefined) ?? []) {
        const name = nameOf(view, decorator.expression.type === "CallExpression" ? decorator.expression.callee : decorator.expression)
        if (name) return view.catalog.canonicalType(name).replace("#", "#@") as ApiName
    }
    return undefined
}

function annotationOf(parameter: Node): TSESTree.TypeNode | undefined {
    switch (parameter.type) {
        case "TSParameterProperty":
            return annotationOf(parameter.parameter)
        case "AssignmentPattern":
            return annotationOf(parameter.left)
        case "Identifier":
        case "ObjectPattern":
        case "ArrayPattern":
        case "RestElement":
            return parameter.typeAnnotation?.typeAnnotation
        default:
            return undefined
    }
}

/** What a framework passes to a handler, and an API to its callback. */
function contextualName(view: View, fn: FunctionNode, index: number): ApiName | undefined {
    const handler = handlerOf(view, fn)
    const passed = handler?.parameters[index]
    if (passed) return passed as ApiName

    const call = fn.parent
    if (!isCall(call)) return undefined
    const position = call.arguments.indexOf(fn as TSESTree.CallExpressionArgument)
    if (position < 0) return undefined
    const parameter = callbackFacts(view, call, position)?.parameters?.[index]
    if (parameter) return parameter as ApiName
    const callee = bare(call.callee)
    const isElement = callee.type === "MemberExpression" && ITERATIONS.has(writtenKey(callee) ?? "") && index === (writtenKey(callee)!.startsWith("reduce") ? 1 : 0)
    return isElement ? nameOf(view, callee.object) : undefined
}

/** What the catalog says of the function at this position among the arguments. */
export function callbackFacts(view: View, call: CallNode, position: number): CallbackFacts | undefined {
    const called = calledApi(view, call)
    if (!called?.given || called.indirect) return undefined
    const callbacks = view.catalog.signature(called.api, called.isNew)?.callbacks
    if (!callbacks) return undefined
    const known = argumentsOf(view, called.given)
    const isLast = position === called.given.length - 1
    return callbacks.find(facts => (facts.argument === position || facts.argument === "any" || (facts.argument === "last" && isLast)) && (facts.when?.every(condition => conditionHolds(condition, known)) ?? true))
}
