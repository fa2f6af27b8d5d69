import type { TSESTree } from "@typescript-eslint/utils"
import type { Catalog } from "../../catalog/index.ts"
import { isCall, type Node, type Reference, writtenKey } from "./nodes.ts"
import { ALL_GLOBALS, globalsOf, isSource, packageOf, type Topic, topicsOf, type Words, wordsOf } from "./topics.ts"
import type { View } from "./view.ts"

/** Where a file gets its functions from. */
export interface Sources {
    /** Packages it loads, and globals of the catalog that it uses: `node:fs`, `global#JSON`. */
    readonly names: ReadonlySet<string>
    /** Those of them that have something a rule looks for: mostly none. */
    readonly telling: readonly string[]
    /** Something is loaded by a name that nobody knows before the program runs. */
    readonly computed: boolean
    /** Where the file says `require`. */
    readonly requires: readonly Reference[]
    /** There are calls of `require` under another name. */
    readonly otherRequire: boolean
    readonly mentioned: Map<Topic, boolean>
}

/**
 * Whether the file can have a call of this kind at all: it loads a package or names a global that
 * has one, and says its name. Almost all files of a project do not, and cost no more than this
 * question.
 */
export function mentions(view: View, topic: Topic): boolean {
    const { telling, computed, mentioned } = sourcesOf(view)
    if (computed || telling.length === 0) return computed
    let answer = mentioned.get(topic)
    if (answer === undefined) {
        const { words } = topicsOf(view.catalog, topic)
        mentioned.set(topic, (answer = telling.some(source => says(view, source, words.get(source)))))
    }
    return answer
}

function says(view: View, source: string, words: Words | undefined): boolean {
    if (!words) return false
    // Of globals, what is used of them is known already.
    if (words.whole.includes("") || source.startsWith("global#")) return true
    if (words.pieces && !words.pieces.some(piece => view.sourceCode.text.includes(piece))) return false
    return words.whole.some(word => vocabularyOf(view).words.has(word))
}

/** Whether the file may have a regular expression that repeats something. */
export function mayRepeat(view: View): boolean {
    return hasRepetition(view.sourceCode.text) && vocabularyOf(view).repetitions
}

/** What stands before a slash that begins no regular expression, but a comment, a path or a division. */
const NO_START = /[\w$"'`./*\]<]/
/** Words that a regular expression may follow without a space. */
const OPERATOR_BEFORE = /\b(?:return|typeof|case|of|in|else|do|void|delete|yield|await|instanceof)$/

/** A look at the slashes alone. */
function hasRepetition(text: string): boolean {
    if (text.includes("RegExp")) return true
    for (let at = text.indexOf("/"); at !== -1; at = text.indexOf("/", at + 1)) {
        const next = text[at + 1]
        if (next === "/" || next === "*") at++
        else if (at === 0 || !NO_START.test(text[at - 1]!) || OPERATOR_BEFORE.test(text.slice(Math.max(0, at - 11), at))) {
            const end = text.indexOf("\n", at)
            const line = text.slice(at + 1, end === -1 ? undefined : end)
            if (line.includes("/") && /[*+}]/.test(line)) return true
        }
    }
    return false
}

/** What a look at the tokens shows. */
export interface Vocabulary {
    /** Words of the catalog in the code: names and short strings. */
    readonly words: ReadonlySet<string>
    /** Regular expressions that repeat something. */
    readonly repetitions: boolean
}

/** Read once for all rules, and only if a source asks for it: most of what a scan costs. */
export function vocabularyOf(view: View): Vocabulary {
    return (view.vocabulary ??= readTokens(view))
}

const LONGEST_WORD = 40

function readTokens({ sourceCode, catalog }: View): Vocabulary {
    const known = wordsOf(catalog)
    const words = new Set<string>()
    let repetitions = false
    for (const { type, value } of sourceCode.ast.tokens ?? []) {
        if (type === "Identifier" || type === "Keyword") {
            if (known.has(value)) words.add(value)
            else if (value === "RegExp") repetitions = true
        } else if (type === "String") {
            if (value.length < LONGEST_WORD && known.has(value.slice(1, -1))) words.add(value.slice(1, -1))
        } else if (type === "RegularExpression") repetitions ||= /[*+}]/.test(value)
    }
    return { words, repetitions }
}

/** Read once for all rules, from the scopes: names in the text say little, and reading them costs more. */
export function sourcesOf(view: View): Sources {
    return (view.sources ??= collectSources(view))
}

/** Any text may be a module's name then. */
const OTHER_REQUIRE = /\bcreateRequire\b|\bgetBuiltinModule\b/
/** `import("fs")`, also as a type; `process.getBuiltinModule("fs")`; `require("fs")` of `createRequire`. */
const LOADS = /\b(?:require|import|getBuiltinModule)\s*(?:\.\s*\w+\s*)?\(\s*(?:["'`]([^"'`\n]*)["'`]|([^"'`\s]))/g

function collectSources(view: View): Sources {
    const { sourceCode, catalog } = view
    const { text } = sourceCode
    const names = new Set<string>()
    const load = (specifier: string): void => {
        const name = sourceNamed(catalog, specifier)
        if (name !== undefined) names.add(name)
    }
    for (const statement of sourceCode.ast.body) {
        if ((statement.type === "ImportDeclaration" || statement.type === "ExportNamedDeclaration") && statement.source) load(statement.source.value)
        if (statement.type === "TSImportEqualsDeclaration" && statement.moduleReference.type === "TSExternalModuleReference") {
            const { expression } = statement.moduleReference
            if (expression.type === "Literal") load(String(expression.value))
        }
    }

    let requires: readonly Reference[] = []
    const globals = globalsOf(catalog)
    for (const [name, references] of usesOfGlobals(view)) {
        if (name === "require") requires = references
        const global = globals.get(name)
        if (global && references.some(reference => uses(reference, global.members))) names.add(global.source)
    }
    if (names.has(ALL_GLOBALS)) for (const { source } of globals.values()) names.add(source)

    let otherRequire = text.includes("Requir") && text.includes("createRequire")
    for (const { identifier } of requires) {
        const { parent } = identifier
        if (isCall(parent) && parent.callee === identifier) {
            const specifier = parent.arguments[0] && textIn(parent.arguments[0])
            if (specifier !== undefined) load(specifier)
        } else if (parent?.type !== "MemberExpression") otherRequire = true
    }
    // Meteor's Npm.require has the modules of Node.
    const anyText = otherRequire || referencesToGlobal(view, "Npm").length > 0 || text.includes("Builti")
    let computed = false
    if (anyText || text.includes("mport(")) {
        for (const [whole, constant] of text.matchAll(LOADS)) {
            if (constant !== undefined) load(constant)
            else if (!whole.startsWith("import")) computed ||= OTHER_REQUIRE.test(text)
        }
    }
    if (anyText) for (const [, constant] of text.matchAll(/["'`]((?:node:)?[@\w][\w./-]*)["'`]/g)) load(constant!)
    return { names, telling: [...names].filter(name => isSource(catalog, name)), computed, requires, otherRequire, mentioned: new Map() }
}

const sourceNames = new WeakMap<Catalog, Map<string, string | undefined>>()

/** The package that a specifier is of; `undefined` for the project's own files. */
function sourceNamed(catalog: Catalog, specifier: string): string | undefined {
    if (specifier.startsWith(".") || specifier.startsWith("/")) return undefined
    let names = sourceNames.get(catalog)
    if (!names) sourceNames.set(catalog, (names = new Map()))
    let name = names.get(specifier)
    if (name === undefined) names.set(specifier, (name = catalog.canonicalModule(catalog.packageNames.has(specifier) ? specifier : packageOf(specifier))))
    return name
}

/** Anything but a member that does not matter. */
function uses({ identifier }: Reference, members: ReadonlySet<string> | undefined): boolean {
    const { parent } = identifier
    if (!members || parent?.type !== "MemberExpression" || parent.object !== identifier) return true
    const key = writtenKey(parent)
    return key === undefined || members.has(key)
}

function textIn(node: Node): string | undefined {
    if (node.type === "Literal") return String(node.value)
    return node.type === "TemplateLiteral" && node.expressions.length === 0 ? (node.quasis[0]!.value.cooked ?? undefined) : undefined
}

/** Globals that rules ask for themselves. */
const ASKED = ["require", "Npm", "Promise", "fetch"] as const

/** Where the file uses a global of the catalog. Found by the scopes, not by the text: what is called so in the file is another. */
export function referencesToGlobal(view: View, name: (typeof ASKED)[number]): readonly Reference[] {
    return usesOfGlobals(view).get(name) ?? []
}

const globalNames = new WeakMap<Catalog, ReadonlySet<string>>()

function namesOfGlobals(catalog: Catalog): ReadonlySet<string> {
    let known = globalNames.get(catalog)
    if (!known) globalNames.set(catalog, (known = new Set([...globalsOf(catalog).keys(), ...ASKED])))
    return known
}

function usesOfGlobals(view: View): ReadonlyMap<string, readonly Reference[]> {
    return (view.usesOfGlobals ??= collectUses(view))
}

function collectUses({ sourceCode, catalog }: View): ReadonlyMap<string, readonly Reference[]> {
    const found = new Map<string, Reference[]>()
    const scope = sourceCode.scopeManager?.globalScope
    if (!scope) return found
    const wanted = namesOfGlobals(catalog)
    // ESLint declares what the configuration says of globals; others stay unresolved.
    for (const name of wanted) {
        const declared = scope.set.get(name)
        if (declared && declared.references.length > 0 && declared.defs.length === 0) found.set(name, [...declared.references])
    }
    for (const reference of scope.through) {
        const { name } = reference.identifier as TSESTree.Identifier
        if (!wanted.has(name)) continue
        const known = found.get(name)
        if (known) known.push(reference)
        else found.set(name, [reference])
    }
    return found
}
