import { calledApi } from "./calls.ts"
import { constantOf, knownArgument } from "./constants.ts"
import { nameOf } from "./names.ts"
import { bare, enclosingFunction, type FunctionNode, isCall, isFunction, type Node, type Variable, walk, writtenKey } from "./nodes.ts"
import { isRequestData } from "./request-data.ts"
import { onlyValueOf, pathInPattern, valuesOf } from "./values.ts"
import { type View, variableOf } from "./view.ts"

/** How long a list can be, as far as the file shows. */
export type Length =
    /** As long as the code says: a literal, a slice, a chunk, a query with a limit, after a check. */
    | "bounded"
    /** As long as a client, a folder, a table make it. */
    | "unbounded"
    | "unknown"

/** Methods that hand on the elements of what they are called on. */
const SAME_LIST = new Set(["map", "filter", "flat", "flatMap", "sort", "reverse", "concat", "values", "keys", "entries", "toSorted", "toReversed", "toArray", "lean", "exec", "execute", "where", "orderBy", "select", "populate", "sort", "skip", "offset", "from", "find"])
const LIMIT_METHODS = new Set(["limit", "take", "first", "top", "slice", "splice", "subarray"])
const LIMIT_OPTION = /^(?:take|limit|first|top|pageSize|page_size|perPage|per_page|maxResults|maxKeys|MaxKeys|Limit|max)$/
const CHUNKS = /chunk|batch|page|slice|partition/i
/** Functions of packages that list what is there. */
const LISTING = /[#.](?:readdir|readdirSync|glob|globSync|find|findMany|findAll|query|select|execute|all|scan|keys|hkeys|hvals|smembers|lrange|zrange|toArray|aggregate|fetchAll|findBy|list[A-Z]?\w*|search)(?:\(\))?$/

/** @param at Where the list is walked: checks of its length before it count. */
export function lengthOf(view: View, list: Node, at: Node, known: Known = new Map()): Length {
    const expression = bare(list)
    const key = (expression.type === "Identifier" && variableOf(view, expression)) || expression
    let length = known.get(key)
    if (length === undefined) {
        // Ends circles, and answers once what several ways lead to.
        known.set(key, "unknown")
        known.set(key, (length = computeLength(view, expression, at, known)))
    }
    return length
}

/** Answers to one question, by expression or variable. */
type Known = Map<Node | Variable, Length>

function computeLength(view: View, expression: Node, at: Node, known: Known): Length {
    if (isConstantName(expression) || isChecked(view, expression, at)) return "bounded"
    switch (expression.type) {
        case "ArrayExpression":
            return lengthOfLiteral(view, expression.elements, at, known)
        case "ObjectExpression":
            return expression.properties.some(property => property.type === "SpreadElement") ? "unknown" : "bounded"
        case "Literal":
        case "TemplateLiteral":
            return constantOf(view, expression) !== undefined ? "bounded" : "unknown"
        case "CallExpression":
            return lengthOfResult(view, expression, at, known)
        case "NewExpression":
            return lengthOfNew(view, expression, at, known)
        case "Identifier":
            return lengthOfVariable(view, expression, at, known)
        case "LogicalExpression":
            return longest([lengthOf(view, expression.left, at, known), lengthOf(view, expression.right, at, known)])
        case "ConditionalExpression":
            return longest([lengthOf(view, expression.consequent, at, known), lengthOf(view, expression.alternate, at, known)])
        default:
            return isRequestData(view, expression) ? "unbounded" : "unknown"
    }
}

function longest(lengths: readonly Length[]): Length {
    if (lengths.includes("unbounded")) return "unbounded"
    return lengths.every(length => length === "bounded") ? "bounded" : "unknown"
}

/** `LOCALES`, `config.LOCALES`: by convention a constant. */
function isConstantName(node: Node): boolean {
    const name = node.type === "Identifier" ? node.name : node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier" ? node.property.name : ""
    return /^[A-Z][A-Z0-9_]+$/.test(name)
}

function lengthOfLiteral(view: View, elements: readonly (Node | null)[], at: Node, known: Known): Length {
    return longest(elements.map(element => (element?.type === "SpreadElement" ? lengthOf(view, element.argument, at, known) : "bounded")))
}

function lengthOfResult(view: View, call: Extract<Node, { type: "CallExpression" }>, at: Node, known: Known): Length {
    if (hasLimit(view, call)) return "bounded"
    const callee = bare(call.callee)
    const name = nameOf(view, callee)
    const [first] = call.arguments
    if (name !== undefined && /^global#(?:Object\.(?:keys|values|entries|fromEntries)|Array\.from|Set)$/.test(name) && first) {
        return first.type === "ObjectExpression" && name === "global#Array.from" ? lengthOfCount(view, first) : lengthOf(view, first, at, known)
    }
    if (callee.type === "MemberExpression") {
        const method = writtenKey(callee) ?? ""
        if (LIMIT_METHODS.has(method)) return isOpenSlice(view, method, call) ? lengthOf(view, callee.object, at, known) : "bounded"
        if (CHUNKS.test(method) || isRange(view, method, call)) return "bounded"
        if (method === "split") return lengthOf(view, callee.object, at, known)
        if (SAME_LIST.has(method)) {
            const inner = lengthOf(view, callee.object, at, known)
            if (inner !== "unknown") return inner
        }
    } else if (callee.type === "Identifier" && CHUNKS.test(callee.name)) return "bounded"
    if (isRequestData(view, call)) return "unbounded"
    const api = calledApi(view, call)?.api
    return api !== undefined && !api.startsWith("global#") && LISTING.test(api) ? "unbounded" : "unknown"
}

/** `xs.slice(1)`, `xs.slice(-from)` leave the rest. */
function isOpenSlice(view: View, method: string, call: Extract<Node, { type: "CallExpression" }>): boolean {
    if (method !== "slice" && method !== "subarray") return false
    const [start, end] = call.arguments
    if (end) return false
    const constant = start && constantOf(view, start)
    return !(typeof constant === "number" && constant < 0)
}

/** Redis: from the first to the last of these; the end is -1 for all. */
function isRange(view: View, method: string, call: Extract<Node, { type: "CallExpression" }>): boolean {
    const last = call.arguments[2]
    return /^(?:lrange|zrange|zrevrange)$/i.test(method) && last !== undefined && String(constantOf(view, last)) !== "-1"
}

/** A query that asks for so many rows at most: `findMany({ take: 20 })`, `LIMIT 20`. */
function hasLimit(view: View, call: Extract<Node, { type: "CallExpression" }>): boolean {
    return call.arguments.some(argument => {
        const known = knownArgument(view, argument)
        if ([...Object.keys(known?.object ?? {}), ...(known?.opaque ?? [])].some(option => LIMIT_OPTION.test(option))) return true
        return /\blimit\s+[$:?\d]/i.test(known?.string ?? (argument.type === "TemplateLiteral" ? view.sourceCode.getText(argument) : ""))
    })
}

/** `Array.from({ length: 5 })` */
function lengthOfCount(view: View, object: Node): Length {
    const known = knownArgument(view, object)
    return known?.object?.["length"] === undefined ? "unknown" : "bounded"
}

function lengthOfNew(view: View, node: Extract<Node, { type: "NewExpression" }>, at: Node, known: Known): Length {
    const [first] = node.arguments
    const name = nameOf(view, node.callee)
    if (!first || (name !== "global#Set" && name !== "global#Map" && name !== "global#Array")) return "unknown"
    if (name === "global#Array") return constantOf(view, first) === undefined ? "unknown" : "bounded"
    return lengthOf(view, first, at, known)
}

function lengthOfVariable(view: View, identifier: Extract<Node, { type: "Identifier" }>, at: Node, known: Known): Length {
    const variable = variableOf(view, identifier)
    const [definition] = variable?.defs ?? []
    if (!variable || !definition) return "unknown"
    if (isRequestData(view, identifier)) return "unbounded"
    if (CHUNKS.test(identifier.name)) return "bounded"
    const { node } = definition
    if (node.type === "TSEnumDeclaration") return "bounded"
    if (node.type === "VariableDeclarator" && node.parent.parent?.type === "ForOfStatement") {
        // for (const part of chunks)
        const { right } = node.parent.parent
        return right.type === "CallExpression" && CHUNKS.test(view.sourceCode.getText(right.callee)) ? "bounded" : "unknown"
    }
    const values = valuesOf(variable)
    if (node.type === "VariableDeclarator" && node.id.type !== "Identifier") {
        // const { ids } = request.body: asked above. const [rows] = await db.query(…): a part of it.
        return node.init && pathInPattern(node.id, definition.name) === undefined ? lengthOf(view, node.init, at, known) : "unknown"
    }
    if (values.length === 0) return "unknown"
    // A list that starts empty is as long as what is pushed to it.
    if (isGrown(variable)) return onlyValueOf(view, identifier) ? lengthOfGrown(view, variable, at, known) : "unknown"
    return longest(values.map(value => lengthOf(view, value, at, known)))
}

function pushesTo(variable: Variable): Node[] {
    return variable.references.flatMap(({ identifier }) => {
        const { parent } = identifier
        const isPush = parent?.type === "MemberExpression" && parent.object === identifier && /^(?:push|unshift|add|set)$/.test(writtenKey(parent) ?? "")
        return isPush && isCall(parent.parent) ? [parent.parent] : []
    })
}

function isGrown(variable: Variable): boolean {
    return pushesTo(variable).length > 0
}

/** As long as the loops are in which it is pushed to. */
function lengthOfGrown(view: View, variable: Variable, at: Node, known: Known): Length {
    const owner = enclosingFunction(variable.defs[0]!.node)
    return longest(pushesTo(variable).map(push => {
        const lengths: Length[] = []
        for (let node = push; node.parent && node !== owner; node = node.parent) {
            const { parent } = node
            if ((parent.type === "ForOfStatement" || parent.type === "ForInStatement") && parent.body === node) lengths.push(lengthOf(view, parent.right, at, known))
            else if ((parent.type === "ForStatement" || parent.type === "WhileStatement" || parent.type === "DoWhileStatement") && parent.body === node) lengths.push(lengthOfCounting(view, parent))
            else if (isFunction(node) && parent.type === "CallExpression" && parent.callee.type === "MemberExpression" && writtenKey(parent.callee) === "forEach") lengths.push(lengthOf(view, parent.callee.object, at, known))
            if (isFunction(parent) && parent === owner) break
        }
        return longest(lengths)
    }))
}

/** `for (let i = 0; i < 10; i++)` */
export function lengthOfCounting(view: View, loop: Node): Length {
    if (loop.type !== "ForStatement" || loop.test?.type !== "BinaryExpression") return "unknown"
    const { left, right } = loop.test
    return [left, right].some(side => side.type !== "PrivateIdentifier" && (typeof constantOf(view, side) === "number" || isConstantName(bare(side)))) ? "bounded" : "unknown"
}

/** `if (ids.length > 100) …` somewhere in the function before: somebody thought of it. */
function isChecked(view: View, list: Node, at: Node): boolean {
    if (list.type !== "Identifier" && list.type !== "MemberExpression") return false
    const owner = enclosingFunction(at)
    if (!owner) return false
    let checks = checksOf.get(owner)
    if (!checks) checksOf.set(owner, (checks = collectChecks(view, owner)))
    if (checks.length === 0) return false
    const wanted = `${view.sourceCode.getText(list)}.length`
    return checks.some(({ text, before }) => before <= at.range[0] && text === wanted)
}

/** A comparison of something's length with a bound. */
interface LengthCheck {
    readonly text: string
    readonly before: number
}

const checksOf = new WeakMap<FunctionNode, readonly LengthCheck[]>()

function collectChecks(view: View, owner: FunctionNode): LengthCheck[] {
    const found: LengthCheck[] = []
    if (!/\.length\b/.test(view.sourceCode.getText(owner.body))) return found
    walk(owner.body, view.sourceCode.visitorKeys, node => {
        if (node.type !== "BinaryExpression" || !/^[<>]=?$/.test(node.operator) || node.left.type === "PrivateIdentifier") return undefined
        for (const [side, bound] of [[node.left, node.right], [node.right, node.left]] as const) {
            const number = constantOf(view, bound)
            // More than nothing is no bound.
            if (number === undefined ? isConstantName(bare(bound)) : typeof number === "number" && number > 1) found.push({ text: view.sourceCode.getText(side).replaceAll("?.", "."), before: node.range[0] })
        }
        return undefined
    })
    return found
}
