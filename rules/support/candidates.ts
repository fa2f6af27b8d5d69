import type { TSESLint, TSESTree } from "@typescript-eslint/utils"
import { calledApi, mayBe } from "./calls.ts"
import type { RuleListener } from "./create-rule.ts"
import { type CallNode, isCall, isFunction, type Node, passesOn, type Reference, writtenKey } from "./nodes.ts"
import { mayCallBack } from "./references.ts"
import { globalsIn, mentions, referencesToGlobal, sourcesOf, usesOfGlobals } from "./scan.ts"
import { ALL_GLOBALS, type Topic, type Words } from "./topics.ts"
import { type View, variableOf } from "./view.ts"

/**
 * Calls that may be of a kind that a rule looks for: those that the words and names of the packages
 * lead to which the file loads. `everywhere`: any call may be, because a name was handed to where
 * its way is lost, or loaded in a way that says nothing of names.
 */
export type Candidates = readonly CandidateNode[] | "everywhere"
export type CandidateNode = CallNode | TSESTree.TaggedTemplateExpression

/** Where the work for most rules begins: by what a file says of the catalog, not by how large it is. */
export function candidatesOf(view: View, topic: Topic): Candidates {
    const { candidates } = view.known
    let found = candidates.get(topic)
    if (!found) candidates.set(topic, (found = findCandidates(view, topic)))
    return found
}

/** Calls `check` for every call that may be of one of these kinds, which is mostly none. */
export function onCandidates(view: View, topics: readonly Topic[], check: (node: CallNode) => void, checkTemplate?: (node: TSESTree.TaggedTemplateExpression) => void): RuleListener {
    const all = new Set<CandidateNode>()
    for (const topic of topics) {
        const candidates = candidatesOf(view, topic)
        if (candidates === "everywhere") return onCalls(view, topics, check, checkTemplate)
        for (const node of candidates) all.add(node)
    }
    if (all.size === 0) return {}
    // In the order in which ESLint would come by: what is reported at one place is always reported in the same order.
    const inOrder = [...all].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])
    return {
        Program() {
            for (const node of inOrder) {
                if (node.type !== "TaggedTemplateExpression") check(node)
                else checkTemplate?.(node)
            }
        },
    }
}

function onCalls(view: View, topics: readonly Topic[], check: (node: CallNode) => void, checkTemplate?: (node: TSESTree.TaggedTemplateExpression) => void): RuleListener {
    const members = topics.map(topic => view.lookup.of(topic).members)
    const checkCall = (node: CallNode): void => {
        if (members.some(names => mayBe(view, node, names)) || mayCallBack(view, node)) check(node)
    }
    return { CallExpression: checkCall, NewExpression: checkCall, ...(checkTemplate && { TaggedTemplateExpression: checkTemplate }) }
}

function findCandidates(view: View, topic: Topic): Candidates {
    if (view.types) return "everywhere"
    if (!mentions(view, topic)) return []
    const { names, computed, loadsLate } = sourcesOf(view)
    if (computed) return "everywhere"
    const search = new Search(view)
    const { words: ofTopic } = view.lookup.of(topic)
    const globals = globalsIn(view, topic)
    for (const source of [...names, ...globals]) {
        const words = ofTopic.get(source)
        if (!words) continue
        const global = source.startsWith("global#") && !globals.includes(ALL_GLOBALS) ? source.slice("global#".length) : undefined
        if (global !== undefined) search.followAll(usesOfGlobals(view).get(global) ?? [])
        else for (const node of occurrencesOf(view, words)) search.follow(node)
        if (words.bare && global === undefined) {
            if (loadsLate) return "everywhere"
            search.followImports(source, words.again)
        }
        if (search.isLost) return "everywhere"
    }
    return [...search.found]
}

/** Follows names to where they are called. */
class Search {
    readonly found = new Set<CandidateNode>()
    /** A name went where nobody follows it. */
    isLost = false
    readonly #view: View
    readonly #seen = new Set<Node>()
    #results = false

    constructor(view: View) {
        this.#view = view
    }

    followAll(references: readonly Reference[]): void {
        for (const { identifier } of references) this.follow(identifier)
    }

    /** Whatever the file loads of a package, and its results too if those are called. */
    followImports(source: string, results: boolean): void {
        const { lookup, ast } = this.#view
        this.#results = results
        for (const statement of ast.body) {
            if (statement.type === "ImportDeclaration" && lookup.packageOf(statement.source.value) === source) for (const { local } of statement.specifiers) this.#followVariable(local)
            if (statement.type === "TSImportEqualsDeclaration") this.#followVariable(statement.id)
        }
        for (const { identifier } of referencesToGlobal(this.#view, "require")) {
            const call = identifier.parent
            if (!isCall(call) || call.callee !== identifier) continue
            const [first] = call.arguments
            if (first?.type !== "Literal" || typeof first.value !== "string" || lookup.packageOf(first.value) === source) this.follow(call)
        }
        this.#results = false
    }

    follow(node: Node): void {
        const { parent } = node
        if (!parent || this.isLost || this.#seen.has(node)) return
        this.#seen.add(node)
        if (node.type === "Literal" && !isName(node, parent)) return
        if (node.type === "Identifier" && this.#isOwn(node)) return
        if (passesOn(parent, node)) return this.follow(parent)
        switch (parent.type) {
            case "CallExpression":
            case "NewExpression":
                this.found.add(parent)
                if (this.#results || (parent.callee === node ? isBound(node) : this.#handsBack(parent))) this.follow(parent)
                return
            case "TaggedTemplateExpression":
                this.found.add(parent)
                if (this.#results) this.follow(parent)
                return
            case "MemberExpression":
                return this.follow(parent)
            case "VariableDeclarator":
                if (parent.init === node) this.#followPattern(parent.id)
                return
            case "AssignmentExpression":
                if (parent.right !== node) return
                this.follow(parent)
                return this.#followPattern(parent.left)
            case "AssignmentPattern":
                if (parent.right === node) this.#followPattern(parent.left)
                return
            case "ImportSpecifier":
                return this.#followVariable(parent.local)
            case "Property":
                if (parent.parent.type === "ObjectPattern") return this.#followPattern(parent.value)
                if ((parent.value === node || parent.shorthand) && !isExported(parent.parent)) this.isLost = true
                return
            case "ClassDeclaration":
            case "ClassExpression":
                if (parent.superClass !== node) return
                if (parent.id) this.#followVariable(parent.id)
                return this.follow(parent)
            case "ForOfStatement":
                if (parent.right === node) this.isLost = true
                return
            case "PropertyDefinition":
                if (parent.value === node) this.isLost = true
                return
            case "ArrowFunctionExpression":
                if (parent.body === node) this.isLost = true
                return
            case "TSQualifiedName":
                return this.follow(parent)
            case "ReturnStatement":
            case "ArrayExpression":
            case "SpreadElement":
            case "YieldExpression":
            case "TSTypeQuery":
                this.isLost = true
                return
            default:
            // Read, compared, thrown away, exported, or no value at all.
        }
    }

    #followPattern(pattern: Node): void {
        switch (pattern.type) {
            case "Identifier":
                return this.#followVariable(pattern)
            case "ObjectPattern":
                for (const property of pattern.properties) this.#followPattern(property.type === "Property" ? property.value : property.argument)
                return
            case "ArrayPattern":
                for (const element of pattern.elements) if (element) this.#followPattern(element)
                return
            case "AssignmentPattern":
                return this.#followPattern(pattern.left)
            case "MemberExpression":
                if (!isOfExports(pattern)) this.isLost = true
                return
            default:
                this.isLost = true
        }
    }

    #followVariable(identifier: Node): void {
        this.followAll(variableOf(this.#view, identifier)?.references ?? [])
    }

    /** `promisify(f)` stands for what it is given. */
    #handsBack(call: CallNode): boolean {
        const called = calledApi(this.#view, call)
        const returns = called && this.#view.catalog.signature(called.api, called.isNew)?.returns
        return returns !== undefined && /^(?:argument|callback) /.test(returns)
    }

    /** A function of the file's own, or what somebody hands over, of the same name as one of the catalog's. */
    #isOwn(name: Node): boolean {
        const [definition] = variableOf(this.#view, name)?.defs ?? []
        if (!definition || definition.name === name) return false
        if (definition.type !== "Parameter" || !isFunction(definition.node)) return definition.type === "FunctionName"
        const { name: parameter, node: fn } = definition
        return parameter.type === "Identifier" && !parameter.typeAnnotation && fn.params.includes(parameter)
    }
}

/** A string that names a member or a constant: `fs["readFileSync"]`, `const method = "readFileSync"`. */
function isName(literal: Node, parent: Node): boolean {
    return parent.type === "MemberExpression" || parent.type === "VariableDeclarator" || parent.type === "ImportSpecifier" || (parent.type === "Property" && parent.key === literal)
}

/** `f.bind(this)`: the result is called. */
function isBound(callee: Node): boolean {
    return callee.type === "MemberExpression" && writtenKey(callee) === "bind"
}

/** `module.exports = { … }`, `export default { … }`: what others do with it is not seen here. */
function isExported(object: Node): boolean {
    const { parent } = object
    return parent?.type === "ExportDefaultDeclaration" || (parent?.type === "AssignmentExpression" && parent.right === object && parent.left.type === "MemberExpression" && isOfExports(parent.left))
}

function isOfExports({ object, property }: TSESTree.MemberExpression): boolean {
    if (object.type === "MemberExpression") return isOfExports(object)
    return object.type === "Identifier" && (object.name === "exports" || (object.name === "module" && property.type === "Identifier" && property.name === "exports"))
}

const WORD = /[\w$]/

/** Where one of these words stands in the code, as a name or in quotes. */
function occurrencesOf(view: View, words: Words): readonly Node[] {
    const found: Node[] = []
    const add = (start: number, word: string): void => {
        const node = nodeAt(view, start, word)
        if (node) found.push(node)
    }
    const { text } = view.sourceCode
    if (!words.pieces) {
        for (const { 0: word, index } of text.matchAll(words.expression!)) add(index, word)
        return found
    }
    for (const piece of words.pieces) {
        for (let at = text.indexOf(piece); at !== -1; ) {
            let [start, end] = [at, at + piece.length]
            while (start > 0 && WORD.test(text[start - 1]!)) start--
            while (end < text.length && WORD.test(text[end]!)) end++
            const word = text.slice(start, end)
            if (words.whole.has(word)) add(start, word)
            at = text.indexOf(piece, end)
        }
    }
    return found
}

/** The name or string at this place; nothing in comments and longer texts. */
function nodeAt({ ast, sourceCode }: View, start: number, word: string): Node | undefined {
    const end = start + word.length
    let at: Node = ast
    for (;;) {
        const inner = childAround(at, sourceCode.visitorKeys, start, end)
        if (!inner) break
        at = inner
    }
    if (at.type === "Identifier" || at.type === "JSXIdentifier") return at.range[0] === start && at.name === word ? (at as Node) : undefined
    if (at.type === "PrivateIdentifier") return undefined
    return at.type === "Literal" && at.value === word ? at : undefined
}

function childAround(node: Node, keys: TSESLint.SourceCode.VisitorKeys, start: number, end: number): Node | undefined {
    for (const key of keys[node.type] ?? []) {
        const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>)[key]
        if (!child) continue
        if (!Array.isArray(child)) {
            if (isAround(child as Node, start, end)) return child as Node
        } else {
            const list = child as readonly (Node | null)[]
            for (let index = firstFrom(list, start); index < list.length; index++) {
                const one = list[index]
                if (!one) continue
                if (one.range[0] > start) break
                if (isAround(one, start, end)) return one
            }
        }
    }
    return undefined
}

function isAround({ range }: Node, start: number, end: number): boolean {
    return range[0] <= start && range[1] >= end
}

/** The first of a list of nodes, in order, that ends after this place. */
function firstFrom(list: readonly (Node | null)[], start: number): number {
    let [low, high] = [0, list.length]
    while (high - low > 8) {
        const middle = (low + high) >> 1
        const node = list[middle]
        if (!node) break
        if (node.range[1] <= start) low = middle + 1
        else high = middle + 1
    }
    return low
}
