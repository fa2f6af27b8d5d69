import type { TSESLint, TSESTree } from "@typescript-eslint/utils"
import type { ApiName, BlockingCall } from "../../catalog/entry.ts"
import { canAwait, needsParentheses, needsSemicolon } from "./awaiting.ts"
import { blockingInForce } from "./calls.ts"
import { constantOf, knownArgument } from "./constants.ts"
import { declare, type Edit, refer } from "./imports.ts"
import { breaksAtomicity } from "./interleaving.ts"
import { lengthOf } from "./lists.ts"
import { nameOf } from "./names.ts"
import { bare, enclosingFunction, isFunction, type Node, type Variable, walk, writtenKey } from "./nodes.ts"
import { ITERATIONS } from "./parameters.ts"
import { type View, variableOf } from "./view.ts"

/** A rewrite of one blocking call to the call that does the same work without blocking. */
export interface Rewrite {
    /** What is called then, for people: `fs.promises.readFile`. */
    readonly twin: string
    /** Only the call itself changes, no other line. */
    readonly local: boolean
    readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]
}

/** Text around the call's arguments, and what other lines need. */
interface Replacement {
    readonly twin: string
    readonly edits: readonly Edit[]
    /** Before and after `twin(arguments)` with its `await`. */
    readonly around?: readonly [string, string]
    /** After the whole expression in parentheses: `.stdout`. */
    readonly member?: string
    /** After the arguments, awaited with the call: `.then(…)`. */
    readonly chained?: string
    /** Arguments instead of those that are written. */
    readonly given?: string
}

/**
 * Rewrites a call to its asynchronous twin, or says nothing where that would change what the code
 * means: where `await` cannot stand, where results or options differ, where the twin is unknown,
 * where others could come in between.
 */
export function rewriteToTwin(view: View, call: TSESTree.CallExpression, api: ApiName, entry: BlockingCall): Rewrite | undefined {
    if (entry.instead === null || call.optional || call.typeArguments || !canAwait(view, call)) return undefined
    const callee = bare(call.callee)
    if (callee.type !== "Identifier" && callee.type !== "MemberExpression") return undefined
    if (isInChain(callee) || startsAtOnce(view, call) || call.arguments.some(argument => argument.type === "SpreadElement")) return undefined
    const replacement = replacementFor(view, call, callee, view.catalog.canonicalType(api), entry)
    return replacement && !breaksAtomicity(view, call) ? rewrite(view, call, replacement) : undefined
}

/** `a?.b.readFileSync()`: parentheses around an `await` would end the chain. */
function isInChain(callee: Node): boolean {
    for (let at = callee; at.type === "MemberExpression"; at = at.object) if (at.optional) return true
    return false
}

/**
 * `names.forEach(async name => { unlinkSync(name) })` does one after the other; with an `await` all
 * would start at once, and nothing bounds how many there are.
 */
function startsAtOnce(view: View, call: TSESTree.CallExpression): boolean {
    const fn = enclosingFunction(call)
    const iteration = fn?.parent
    if (!fn || iteration?.type !== "CallExpression" || iteration.callee.type !== "MemberExpression" || !ITERATIONS.has(writtenKey(iteration.callee) ?? "")) return false
    let waits = false
    walk(fn.body, view.sourceCode.visitorKeys, node => {
        if (node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await)) waits = true
        return waits || isFunction(node) ? "skip" : undefined
    })
    return !waits && lengthOf(view, iteration.callee.object, iteration) !== "bounded"
}

function replacementFor(view: View, call: TSESTree.CallExpression, callee: TSESTree.Identifier | TSESTree.MemberExpression, api: ApiName, entry: BlockingCall): Replacement | undefined {
    const special = SPECIAL[api]
    if (special) return special(view, call, callee)
    if (entry.insteadForm === "different" || differs(view, call, api, entry.instead!) || dependsOnVersion(view, api, entry)) return undefined
    return entry.insteadForm === "callback" ? promisified(view, callee, entry.instead!) : renamed(view, callee, entry.instead!)
}

/** Results or options that the catalog's form does not tell. */
function differs(view: View, call: TSESTree.CallExpression, api: ApiName, instead: ApiName): boolean {
    const [first, second] = call.arguments
    // The functions of fs/promises take no numbers: descriptors are their FileHandles.
    if (instead.startsWith("node:fs/promises#") && first && isDescriptor(view, first)) return true
    // Only new versions of Node honour it in the promise form.
    if (!/#l?statSync$/.test(api) || !second) return false
    const options = knownArgument(view, second)
    return !options || options.object?.["throwIfNoEntry"] !== undefined || (options.opaque?.includes("throwIfNoEntry") ?? false)
}

function isDescriptor(view: View, argument: Node): boolean {
    if (typeof constantOf(view, argument) === "number") return true
    const name = nameOf(view, argument)
    if (name !== undefined && /^node:fs(?:\/promises)?#openSync\(\)$/.test(view.catalog.canonicalType(name))) return true
    const expression = bare(argument)
    const written = expression.type === "Identifier" ? expression.name : expression.type === "MemberExpression" ? (writtenKey(expression) ?? "") : ""
    return /^fd$|[a-z]Fd$|^fileDescriptor$/.test(written)
}

/** Older versions of the package, which may be the one in use, have another twin: `glob` took a callback before version 9. */
function dependsOnVersion(view: View, api: ApiName, entry: BlockingCall): boolean {
    return entry.versions !== undefined && blockingInForce(view, api, false).some(other => other.instead !== entry.instead || other.insteadForm !== entry.insteadForm)
}

/** The twin is where the call is: on the same object, or in the same package. */
function renamed(view: View, callee: TSESTree.Identifier | TSESTree.MemberExpression, instead: ApiName): Replacement | undefined {
    const onObject = callee.type === "MemberExpression" && twinOnObject(view, callee, instead)
    if (onObject) return { twin: onObject, edits: [] }
    // Members of instances can only be found on the instance.
    if (/[#.][A-Z]\w*\./.test(instead)) return undefined
    const reference = refer(view, callee, instead, callee.type === "Identifier" ? (variableOf(view, callee) ?? undefined) : undefined)
    return reference && { twin: reference.text, edits: reference.edits }
}

/** Expressions of which a member can be taken without parentheses. */
const SIMPLE = new Set(["Identifier", "MemberExpression", "ThisExpression", "CallExpression", "MetaProperty", "TSNonNullExpression"])

function twinOnObject(view: View, callee: TSESTree.MemberExpression, instead: ApiName): string | undefined {
    const text = (node: Node): string => (SIMPLE.has(node.type) ? view.sourceCode.getText(node) : `(${view.sourceCode.getText(node)})`)
    const [module, path] = [instead.slice(0, instead.indexOf("#")), instead.slice(instead.indexOf("#") + 1)]
    for (let object: Node = callee.object; ; object = object.object) {
        const name = nameOf(view, object)
        const of = name && view.catalog.canonicalType(name)
        if (of) {
            const key = path.slice(path.lastIndexOf(".") + 1)
            const owner = path.includes(".") ? `${module}#${path.slice(0, path.lastIndexOf("."))}` : `${module}#default`
            const isDefault = path === "default"
            if (!isDefault && (of === owner || name === owner)) return `${text(object)}.${key}`
            // `fg.sync` -> `fg`, but a namespace object is no function.
            if (isDefault && (of === owner || name === owner)) return isNamespace(view, object) ? undefined : text(object)
            if (module === "node:fs/promises" && !path.includes(".")) {
                if (of === "node:fs#default" || of === "graceful-fs#default") return `${text(object)}.promises.${key}`
                if (of === "fs-extra#default") return `${text(object)}.${key}`
            }
        }
        if (object.type !== "MemberExpression") return undefined
    }
}

function isNamespace(view: View, object: Node): boolean {
    return object.type === "Identifier" && (variableOf(view, object)?.defs.some(definition => definition.node.type === "ImportNamespaceSpecifier") ?? false)
}

/** The twin takes a callback: `const gzipAsync = promisify(gzip)`. */
function promisified(view: View, callee: TSESTree.Identifier | TSESTree.MemberExpression, instead: ApiName): Replacement | undefined {
    const path = instead.slice(instead.indexOf("#") + 1)
    if (path.includes(".")) return undefined
    const spare: Variable | undefined = callee.type === "Identifier" ? (variableOf(view, callee) ?? undefined) : undefined
    const name = `${path === "default" ? instead.slice(0, -"#default".length).replace(/^.*\//, "").replaceAll(/\W(\w)/g, (_, letter: string) => letter.toUpperCase()) : path}Async`
    const known = declare(view, callee, name, `${instead}.__promisify__`, "")
    if (known.edits.length === 0) return { twin: known.text, edits: [] }
    const original = moduleLevelText(view, callee, instead) ?? refer(view, callee, instead, nameOf(view, callee) === instead ? undefined : spare)
    const promisify = refer(view, callee, "node:util#promisify")
    if (!original || !promisify) return undefined
    const edits = typeof original === "string" ? [] : original.edits
    const constant = declare(view, callee, name, `${instead}.__promisify__`, `${promisify.text}(${typeof original === "string" ? original : original.text})`)
    return { twin: constant.text, edits: [...edits, ...promisify.edits, ...constant.edits] }
}

/** `crypto.pbkdf2`, if the call is on a module that the module's top level sees too. */
function moduleLevelText(view: View, callee: Node, instead: ApiName): string | undefined {
    if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return undefined
    const variable = variableOf(view, callee.object)
    const type = variable?.scope.type
    return type === "module" || type === "global" || variable?.scope.block.type === "Program" ? twinOnObject(view, callee, instead) : undefined
}

type Special = (view: View, call: TSESTree.CallExpression, callee: TSESTree.Identifier | TSESTree.MemberExpression) => Replacement | undefined

/** Calls whose twin has another shape of result. */
const SPECIAL: Readonly<Partial<Record<ApiName, Special>>> = {
    "node:fs#existsSync": (view, call, callee) => {
        if (call.arguments.length !== 1) return undefined
        const access = renamed(view, callee, "node:fs/promises#access")
        return access && { ...access, chained: ".then(() => true, () => false)" }
    },
    "node:fs#globSync": (view, _, callee) => {
        const glob = renamed(view, callee, "node:fs/promises#glob")
        return glob && { ...glob, around: ["Array.fromAsync(", ")"] }
    },
    "node:child_process#execSync": (view, call, callee) => ofProcess(view, call, callee, "node:child_process#exec", 1),
    "node:child_process#execFileSync": (view, call, callee) => ofProcess(view, call, callee, "node:child_process#execFile", 2),
}

/** `input` and `stdio` mean nothing to the promise form, which gives an object, and text instead of a buffer. */
function ofProcess(view: View, call: TSESTree.CallExpression, callee: TSESTree.Identifier | TSESTree.MemberExpression, instead: ApiName, most: number): Replacement | undefined {
    const last = call.arguments.at(-1)
    const options = call.arguments.length > 1 && last ? bare(last) : undefined
    const known = options && options.type !== "ArrayExpression" ? knownArgument(view, options) : undefined
    if (options && options.type !== "ArrayExpression" && (options.type !== "ObjectExpression" || !known?.object)) return undefined
    if (known && ["input", "stdio", "shell"].some(option => known.object?.[option] !== undefined || known.opaque?.includes(option)) && !isHarmless(known.object)) return undefined
    if (call.arguments.length > most + 1 || readsStatus(call)) return undefined

    const replacement = promisified(view, callee, instead)
    if (!replacement) return undefined
    const isUsed = call.parent.type !== "ExpressionStatement"
    const encoding = known?.object?.["encoding"]
    const isText = typeof encoding === "string" && encoding !== "buffer"
    if (!isUsed || isText || isTurnedToText(call)) return { ...replacement, ...(isUsed && { member: ".stdout" }) }
    // What is read is a buffer, and stays one.
    if (known) return undefined
    const written = call.arguments.map(argument => view.sourceCode.getText(argument))
    return { ...replacement, member: ".stdout", given: [...written, '{ encoding: "buffer" }'].join(", ") }
}

/** A shell is one for both forms. */
function isHarmless(options: Readonly<Record<string, unknown>> | undefined): boolean {
    return options?.["input"] === undefined && options?.["stdio"] === undefined && options?.["shell"] !== undefined
}

/** `execSync(…).toString()`, `String(execSync(…))`, `${execSync(…)}` */
function isTurnedToText(call: TSESTree.CallExpression): boolean {
    const { parent } = call
    if (parent.type === "TemplateLiteral") return true
    if (parent.type === "CallExpression") return parent.callee.type === "Identifier" && parent.callee.name === "String"
    if (parent.type !== "MemberExpression" || writtenKey(parent) !== "toString" || parent.parent.type !== "CallExpression") return false
    const [encoding] = parent.parent.arguments
    return encoding === undefined || (encoding.type === "Literal" && /^utf-?8$/i.test(String(encoding.value)))
}

const STATUS = /\.(?:status|output|pid)\b/

/** The error of the synchronous form has other properties, and somebody reads them. */
function readsStatus(call: Node): boolean {
    for (let at = call; at.parent; at = at.parent) {
        if (at.parent.type !== "TryStatement" || at.parent.block !== at || !at.parent.handler) continue
        let read = false
        const look = (node: unknown): void => {
            if (typeof node !== "object" || node === null || read) return
            if (Array.isArray(node)) return node.forEach(look)
            const one = node as Node
            if (one.type === "MemberExpression" && STATUS.test(`.${writtenKey(one) ?? ""}`)) read = true
            for (const [key, child] of Object.entries(one)) if (key !== "parent" && key !== "loc" && key !== "range") look(child)
        }
        look(at.parent.handler.body)
        if (read) return true
    }
    return false
}

function rewrite(view: View, call: TSESTree.CallExpression, replacement: Replacement): Rewrite {
    const { sourceCode } = view
    const { twin, edits, around = ["", ""], chained = "", member = "", given } = replacement
    const inParentheses = member !== "" || needsParentheses(call)
    const start = `${inParentheses && needsSemicolon(view, call) ? ";" : ""}${inParentheses ? "(" : ""}await ${around[0]}${twin}`
    const end = `${chained}${around[1]}${inParentheses ? ")" : ""}${member}`
    const written = sourceCode.text.slice(call.callee.range[1], call.range[1])
    const behind = given === undefined ? written : `(${given})`
    // The callee may stand in parentheses of its own, which belong to the text behind it.
    const from = sourceCode.getFirstToken(call)!
    return {
        twin,
        local: edits.length === 0,
        fix: fixer => [...edits.map(edit => edit(fixer)), fixer.replaceTextRange([from.range[0], call.range[1]], `${start}${behind.replace(/^\)/, "")}${end}`)],
    }
}
