import type { TSESTree } from "@typescript-eslint/utils"
import { CLOSES, CLOSES_GIVEN } from "../../catalog/client-settings.ts"
import { conditionHolds } from "../../catalog/conditions.ts"
import type { ClientCreation } from "../../catalog/entry.ts"
import { argumentsOf, calledApi } from "./calls.ts"
import { isSameEachTime, usesLocals } from "./hoist.ts"
import { enclosingFunction, type CallNode, isCall, type Node, outermostOf, type Variable, writtenKey } from "./nodes.ts"
import { runsOnce } from "./once.ts"
import { endsProcess, phaseAt } from "./phase.ts"
import { type View, variableOf } from "./view.ts"

export type Why = Exclude<ClientCreation["why"], "cheap">

/** A client that is made for each call though it is the same each time. */
export interface ClientPerCall {
    readonly entry: ClientCreation & { readonly why: Why }
    /** The whole expression: the call, with the `await` around it. */
    readonly value: Node
}

/**
 * A client made while requests are served. Not meant: clients for one tenant or user, whose
 * arguments differ; clients that are kept; in functions nobody knows to serve requests, also those
 * that are handed on, because the function may be called once.
 */
export function clientPerCall(view: View, call: CallNode): ClientPerCall | undefined {
    const called = calledApi(view, call)
    if (!called || called.indirect) return undefined
    const entries = view.catalog.client(called.api, called.isNew)
    if (entries.length === 0) return undefined
    const known = argumentsOf(view, called.given)
    const entry = entries.find(one => !(one.static && called.receiver && isInstance(view, called.receiver)) && (one.when?.every(condition => conditionHolds(condition, known)) ?? true))
    if (!entry || entry.why === "cheap") return undefined

    const phase = phaseAt(view, call)
    if (phase !== "request" && phase !== "async") return undefined
    const value = outermostOf(call)
    if (isDisposed(value)) return undefined
    // A method of a client that was made here: its making is what counts.
    if (call.type === "CallExpression" && usesLocals(view, call.callee)) return undefined
    if (phase === "async" && (isHandedOn(view, value) || isClosed(view, value))) return undefined
    if (isKept(view, value) || runsOnce(view, call) || endsProcess(call)) return undefined
    if (!call.arguments.every(argument => isSameEachTime(view, argument)) || isDefault(view, call) || isSetUpPerCall(view, value, entry.why)) return undefined
    return { entry: entry as ClientPerCall["entry"], value }
}

/** `await using client = …`: whoever writes that has thought of how long it lives. */
function isDisposed({ parent }: Node): boolean {
    return parent?.type === "VariableDeclarator" && /using$/.test(parent.parent.kind)
}

/** Something that was made of a class, not the class: a variable that holds what a call made, a field. */
function isInstance(view: View, receiver: Node): boolean {
    if (receiver.type === "MemberExpression") return /^[a-z_#]/.test(writtenKey(receiver) ?? "")
    const definition = receiver.type === "Identifier" ? variableOf(view, receiver)?.defs[0] : undefined
    if (definition?.type === "Parameter") return true
    const init = definition?.node.type === "VariableDeclarator" ? definition.node.init : undefined
    return init?.type === "NewExpression" || init?.type === "AwaitExpression" || (init?.type === "CallExpression" && !(init.callee.type === "Identifier" && init.callee.name === "require"))
}

/** Returned, exported, or stored where others find it, or used by functions made here. */
function isHandedOn(view: View, value: Node): boolean {
    const { parent } = value
    if (parent?.type === "VariableDeclarator") return (view.sourceCode.getDeclaredVariables?.(parent) ?? []).some(variable => variable.references.some(({ identifier }) => leaves(identifier) || enclosingFunction(identifier) !== enclosingFunction(parent)))
    return leaves(value)
}

function leaves(node: Node): boolean {
    const { parent } = outermostOf(node)
    switch (parent?.type) {
        case "ReturnStatement":
        case "ArrowFunctionExpression":
        case "Property":
        case "ArrayExpression":
        case "ExportDefaultDeclaration":
        case "YieldExpression":
            return true
        case "AssignmentExpression":
            return parent.right === outermostOf(node)
        // attach(client), new Repository(client)
        case "CallExpression":
        case "NewExpression":
            return parent.callee !== node
        default:
            return false
    }
}

/** Stored in a variable around the function, a field or a map: it is there when the next request comes. */
function isKept(view: View, value: Node): boolean {
    const { parent } = value
    if (parent?.type === "AssignmentExpression") return parent.left.type === "MemberExpression" || !isLocal(view, parent.left)
    // clients.set(tenant, new Client())
    return parent?.type === "CallExpression" && parent.callee.type === "MemberExpression" && /^(?:set|push|add)$/.test(writtenKey(parent.callee) ?? "")
}

function isLocal(view: View, target: Node): boolean {
    const owner = enclosingFunction(target)
    const variable: Variable | undefined = target.type === "Identifier" ? view.sourceCode.getScope!(target).references.find(({ identifier }) => identifier === target)?.resolved ?? undefined : undefined
    return variable?.defs.some(definition => enclosingFunction(definition.node) === owner) ?? false
}

/** Methods that tell a client what it is for, after it was made. */
const SETS_UP = /^(?:connect|access|init|configure|setup|use|load|auth|login|setCredentials|setAuth|setToken|setAccessToken|setApiKey|setConfig|setOptions)$/

/** `key ? new Client({ key }) : new Client()`: mostly it is one for the key. */
function isDefault(view: View, call: CallNode): boolean {
    const { parent } = call
    if (parent?.type !== "ConditionalExpression" || parent.test === call) return false
    const other = parent.consequent === call ? parent.alternate : parent.consequent
    return isCall(other) && calledApi(view, other)?.api === calledApi(view, call)?.api && !other.arguments.every(argument => isSameEachTime(view, argument))
}

/** Whether the function then tells the client what differs from call to call: `instance.init({ resources })`. */
function isSetUpPerCall(view: View, value: Node, why: Why): boolean {
    return usesOfClient(view, value).some(use => {
        const member = use.parent
        // fill(registry, project.id)
        if (why === "memory" && isCall(member) && member.callee !== use) return !member.arguments.every(argument => argument === use || isSameEachTime(view, argument))
        // client.token = token
        if (member?.type === "MemberExpression" && member.object === use && member.parent.type === "AssignmentExpression" && member.parent.left === member) return !isSameEachTime(view, member.parent.right)
        return callsOn(use).some(({ method, call }) => SETS_UP.test(method) && !call.arguments.every(argument => isSameEachTime(view, argument)))
    })
}

/** Where the variable is named that holds the client, or the client itself, if something is called on it at once. */
function usesOfClient(view: View, value: Node): readonly Node[] {
    const { parent } = value
    if (parent?.type === "VariableDeclarator") return (view.sourceCode.getDeclaredVariables?.(parent) ?? []).flatMap(variable => variable.references.map(({ identifier }) => identifier))
    if (parent?.type === "AssignmentExpression" && parent.left.type === "Identifier") return (variableOf(view, parent.left)?.references ?? []).map(({ identifier }) => identifier)
    return [value]
}

/** The methods that are called on it, also one on the result of the other: `client.on("ready", f).connect(options)`. */
function callsOn(node: Node): readonly { readonly method: string; readonly call: TSESTree.CallExpression }[] {
    const found: { method: string; call: TSESTree.CallExpression }[] = []
    for (let at = node; at.parent?.type === "MemberExpression" && at.parent.object === at; ) {
        const call: Node = at.parent.parent
        if (call.type !== "CallExpression" || call.callee !== at.parent) break
        found.push({ method: writtenKey(at.parent) ?? "", call })
        at = call
    }
    return found
}

/** Whether the function closes the client again. */
export function isClosed(view: View, value: Node): boolean {
    return usesOfClient(view, value).some(use => {
        const { parent } = use
        if (parent?.type === "MemberExpression") return parent.object === use && CLOSES.test(writtenKey(parent) ?? "")
        // shutdownClient(client)
        return parent?.type === "CallExpression" && parent.arguments[0] === use && parent.callee.type === "Identifier" && CLOSES_GIVEN.test(parent.callee.name)
    })
}

/** Whether the function connects it: what is shared is connected once. */
export function isConnected(view: View, value: Node): boolean {
    return usesOfClient(view, value).some(use => callsOn(use).some(({ method }) => method === "connect"))
}
