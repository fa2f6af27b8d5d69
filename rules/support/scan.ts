import type { Catalog } from "../../catalog/index.ts"
import { packageOf, topicsOf, type Topic } from "./topics.ts"
import type { View } from "./view.ts"

/** `require("fs")`, `import("fs")`, `process.getBuiltinModule("fs")`, also as types: `typeof import("fs")`. */
const LOADS = /\b(?:require|import|getBuiltinModule)\s*(?:\.\s*\w+\s*)?\(\s*(?:["'`]([^"'`\n]*)["'`]|([^"'`\s]))/g
/** `const load = require`, `load(require)`: any text may be a module's name then. */
const REQUIRE_AS_VALUE = /\brequire\b(?!\s*[.(:])/
/** Functions of these are no `require` by name. */
const OTHER_REQUIRE = /\bcreateRequire\b|\bgetBuiltinModule\b/

/** The packages a file loads that the catalog knows. */
export interface Loaded {
    readonly packages: ReadonlySet<string>
    /** Something is loaded by a name that nobody knows before the program runs. */
    readonly computed: boolean
}

/**
 * Whether the file can have a call of this kind at all: it loads a package that has one, and says
 * its name. Almost all files of a project do not, and cost no more than this question. Asked before
 * anything is resolved: no parents, no scopes.
 */
export function mentions(view: View, topic: Topic): boolean {
    let answer = view.mentioned.get(topic)
    if (answer === undefined) view.mentioned.set(topic, (answer = looksFor(view, topic)))
    return answer
}

function looksFor(view: View, topic: Topic): boolean {
    const loaded = loadedPackages(view)
    if (loaded.computed) return true
    const topics = topicsOf(view.catalog, topic)
    const words = wordsOf(view)
    const says = (name: string): boolean => topics.words.get(name)?.some(word => word === "" || words.has(word)) ?? false
    return says("global") || [...loaded.packages].some(says)
}

/** Names and short strings in the code. */
function wordsOf(view: View): ReadonlySet<string> {
    if (!view.words) {
        view.words = new Set()
        for (const { type, value } of view.sourceCode.ast.tokens ?? []) {
            if (type === "Identifier" || type === "Keyword") view.words.add(value)
            else if (type === "String" && value.length < LONGEST_WORD) view.words.add(value.slice(1, -1))
        }
    }
    return view.words
}

const LONGEST_WORD = 40

/** Read once for all rules. */
export function loadedPackages(view: View): Loaded {
    return (view.loaded ??= scan(view))
}

function scan({ sourceCode, catalog }: View): Loaded {
    const packages = new Set<string>()
    let computed = false
    const add = (specifier: string): void => {
        const name = knownName(catalog, specifier)
        if (name !== undefined) packages.add(name)
    }
    for (const statement of sourceCode.ast.body) {
        if ((statement.type === "ImportDeclaration" || statement.type === "ExportNamedDeclaration") && statement.source) add(statement.source.value)
        if (statement.type === "TSImportEqualsDeclaration" && statement.moduleReference.type === "TSExternalModuleReference") {
            const { expression } = statement.moduleReference
            if (expression.type === "Literal") add(String(expression.value))
        }
    }
    const { text } = sourceCode
    if (text.includes("equire") || text.includes("import(") || text.includes("getBuiltinModule")) {
        for (const [whole, constant] of text.matchAll(LOADS)) {
            if (constant !== undefined) add(constant)
            else if (!whole.startsWith("import")) computed ||= OTHER_REQUIRE.test(text)
        }
        if (REQUIRE_AS_VALUE.test(text) || OTHER_REQUIRE.test(text)) for (const [, constant] of text.matchAll(/["'`]((?:node:)?[@\w][\w./-]*)["'`]/g)) add(constant!)
    }
    return { packages, computed }
}

/** The package of a specifier, if the catalog knows it. */
function knownName(catalog: Catalog, specifier: string): string | undefined {
    if (specifier.startsWith(".") || specifier.startsWith("/")) return undefined
    if (catalog.packageNames.has(specifier)) return catalog.canonicalModule(specifier)
    const whole = packageOf(specifier)
    return catalog.packageNames.has(whole) ? whole : undefined
}
