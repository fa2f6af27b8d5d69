import type { TSESTree } from "@typescript-eslint/utils"
import type { AskedGlobal, Source } from "./lookup.ts"
import { isCall, type Node, type Reference, writtenKey } from "./nodes.ts"
import { ALL_SIGNS, bitsOf, REPEATING_REGEX } from "./signs.ts"
import { ALL_GLOBALS, type Topic, type Words } from "./topics.ts"
import type { View } from "./view.ts"

/** Where a file gets its functions from. */
export interface Sources {
    /** Packages that it loads which have something a rule looks for: mostly none. */
    readonly names: readonly string[]
    /** What they have, as bits of topics. */
    readonly topics: number
    /** It loads something that makes requests to other servers. */
    readonly makesRequests: boolean
    /** Something is loaded by a name that nobody knows before the program runs. */
    readonly computed: boolean
    /** There may be calls of `require` under another name. */
    readonly otherRequire: boolean
    /** Something is loaded in another way than by `import` declarations and `require`. */
    readonly loadsLate: boolean
}

/** The signs that the file shows, as bits: what every file is asked, once for all rules. */
export function signsOf(view: View): number {
    return (view.signs ??= collectSigns(view))
}

const OUTGOING = bitsOf(["outgoing"])
const REGEX = bitsOf(["regex"])

function collectSigns(view: View): number {
    const { topics, makesRequests, computed } = sourcesOf(view)
    if (computed || view.types) return ALL_SIGNS
    const { text } = view.sourceCode
    let signs = makesRequests ? topics | OUTGOING : topics
    for (const piece of view.lookup.pieces) if (text.includes(piece.text)) signs |= piece.signs
    if (REPEATING_REGEX.test(text)) signs |= REGEX
    return signs
}

/**
 * Whether the file can have a call of this kind at all: it loads a package or names a global that
 * has one, and says its name. Almost all files of a project do not, and cost no more than this
 * question.
 */
export function mentions(view: View, topic: Topic): boolean {
    const { names, topics, computed } = sourcesOf(view)
    if (computed) return true
    const { bit, words, globalSigns } = view.lookup.of(topic)
    if ((topics & bit) === 0 && !globalSigns?.test(view.sourceCode.text)) return false
    const { mentioned } = view.known
    let answer = mentioned.get(topic)
    if (answer === undefined) mentioned.set(topic, (answer = names.some(source => says(view, words.get(source))) || globalsIn(view, topic).length > 0))
    return answer
}

function says({ sourceCode: { text } }: View, words: Words | undefined): boolean {
    if (!words) return false
    if (words.bare) return true
    if (!words.pieces) return text.search(words.expression!) !== -1
    return words.pieces.some(piece => text.includes(piece))
}

/** Read once for all rules. */
export function sourcesOf(view: View): Sources {
    return (view.sources ??= collectSources(view))
}

/** Any text may be a module's name then. */
const OTHER_REQUIRE = /\bcreateRequire\b|\bgetBuiltinModule\b/
/** `import("fs")`, also as a type; `process.getBuiltinModule("fs")`; `require("fs")` of `createRequire`. */
const LOADS = /\b(?:require|import|getBuiltinModule)\s*(?:\.\s*\w+\s*)?\(\s*(?:["'`]([^"'`\n]*)["'`]|([^"'`\s]))/g

/** Other ways to load something with `require` in the name: `createRequire`, `Npm.require`, a `require` that is handed on or given a computed name. */
const OTHER_WAY = /createRequire|Npm|quire(?:\(\s*[^\s"'`]|[^\w$.( ]| [^a-z])/

const NOTHING = summary([])

/**
 * Read from the text alone, where that suffices: trees and scopes of a file that was just parsed are
 * in no cache, and a look at its imports there takes five times as long. Texts and comments that look
 * like an import only mean that more is looked at than need be.
 */
function collectSources(view: View): Sources {
    const { text } = view.sourceCode
    const { lookup } = view
    const { imports } = lookup
    // Most files have none. By one expression: code that runs a few times per file is never compiled, expressions are.
    imports.lastIndex = 0
    let match = imports.exec(text)
    let isPlain = !text.includes("Builti") && !(text.includes("quire") && OTHER_WAY.test(text))
    if (!match && isPlain) return NOTHING
    const loaded: Source[] = []
    const load = (specifier: string): void => {
        const source = lookup.source(specifier)
        if (source && !loaded.includes(source)) loaded.push(source)
    }
    for (; match; match = imports.exec(text)) {
        if (match[0].startsWith("mport")) isPlain = false
        load(match[1]!)
    }
    if (isPlain) return summary(loaded)

    let otherRequire = text.includes("createRequire")
    for (const { identifier } of referencesToGlobal(view, "require")) {
        const { parent } = identifier
        if (isCall(parent) && parent.callee === identifier) {
            const specifier = parent.arguments[0] && textIn(parent.arguments[0])
            if (specifier !== undefined) load(specifier)
        } else if (parent?.type !== "MemberExpression") otherRequire = true
    }
    // Meteor's Npm.require has the modules of Node.
    const anyText = otherRequire || text.includes("Builti") || (text.includes("Npm") && referencesToGlobal(view, "Npm").length > 0)
    let computed = false
    let isLate = anyText
    for (const [whole, constant] of text.matchAll(LOADS)) {
        if (whole.startsWith("import")) isLate = true
        if (constant !== undefined) load(constant)
        else if (!whole.startsWith("import")) computed ||= OTHER_REQUIRE.test(text)
    }
    if (anyText) for (const [, constant] of text.matchAll(/["'`]((?:node:)?[@\w][\w./-]*)["'`]/g)) load(constant!)
    return { ...summary(loaded), computed, otherRequire, loadsLate: isLate }
}

function summary(loaded: readonly Source[]): Sources {
    let topics = 0
    let makesRequests = false
    for (const source of loaded) {
        topics |= source.topics
        makesRequests ||= source.makesRequests
    }
    return { names: loaded.map(({ name }) => name), topics, makesRequests, computed: false, otherRequire: false, loadsLate: false }
}

/** Globals that have something of a topic and that the file uses so: `global#JSON`, `node:process`. */
export function globalsIn(view: View, topic: Topic): readonly string[] {
    const { globals, globalSigns } = view.lookup.of(topic)
    if (!globalSigns?.test(view.sourceCode.text)) return []
    const found = new Set<string>()
    for (const [name, references] of usesOfGlobals(view)) {
        const global = globals.get(name)
        if (global && references.some(reference => uses(reference, global.members))) found.add(global.source)
    }
    // `globalThis` has all of them.
    if (found.has(ALL_GLOBALS)) for (const { source } of globals.values()) found.add(source)
    return [...found]
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

/** Where the file uses a global of the catalog. Found by the scopes, not by the text: what is called so in the file is another. */
export function referencesToGlobal(view: View, name: AskedGlobal): readonly Reference[] {
    return usesOfGlobals(view).get(name) ?? []
}

/** References to the globals of the catalog, by name. */
export function usesOfGlobals(view: View): ReadonlyMap<string, readonly Reference[]> {
    return (view.usesOfGlobals ??= collectUses(view))
}

const NONE: ReadonlyMap<string, readonly Reference[]> = new Map()

function collectUses({ sourceCode, lookup }: View): ReadonlyMap<string, readonly Reference[]> {
    const scope = sourceCode.scopeManager?.globalScope
    if (!scope) return NONE
    const wanted = lookup.globals
    let found: Map<string, Reference[]> | undefined
    // ESLint declares what the configuration says of globals; others stay unresolved.
    for (const name of wanted) {
        const declared = scope.set.get(name)
        if (declared && declared.references.length > 0 && declared.defs.length === 0) (found ??= new Map()).set(name, [...declared.references])
    }
    for (const reference of scope.through) {
        const { name } = reference.identifier as TSESTree.Identifier
        if (!wanted.has(name)) continue
        const known = (found ??= new Map()).get(name)
        if (known) known.push(reference)
        else found.set(name, [reference])
    }
    return found ?? NONE
}
