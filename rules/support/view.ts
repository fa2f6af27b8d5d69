import type { TSESLint, TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import type { Catalog, QualifiedShape } from "../../catalog/index.ts"
import { type ApiTypes, typesOf } from "./checker.ts"
import type { ApiCall } from "./calls.ts"
import type { ClassMembers } from "./class-members.ts"
import type { RuleContext } from "./create-rule.ts"
import type { FanOut } from "./fan-outs.ts"
import { type FileRole, fileRole } from "./file-role.ts"
import type { Handler } from "./handlers.ts"
import type { CallNode, ClassNode, FunctionNode, Node, Reference, Variable } from "./nodes.ts"
import type { Phase } from "./phase.ts"
import type { Part } from "./request-data.ts"
import type { Candidates } from "./candidates.ts"
import type { Lookup } from "./lookup.ts"
import type { Sources } from "./scan.ts"
import { type Settings, settingsOf } from "./settings.ts"
import type { Topic } from "./topics.ts"

/** What rules found out about one file. All rules of a run share it, so that a question is answered once. */
class Known {
    readonly names = new Map<Node, ApiName | null>()
    readonly handlers = new Map<FunctionNode, Handler | null>()
    readonly phases = new Map<FunctionNode, Phase>()
    readonly classes = new Map<ClassNode, ClassMembers>()
    readonly variableNames = new Map<Variable, ApiName | null>()
    readonly calls = new Map<CallNode, ApiCall | null>()
    /** Whether a value is what clients sent, by what of a request counts. */
    readonly requestData: Readonly<Record<Part, Map<Node, boolean>>> = { any: new Map(), body: new Map(), whole: new Map() }
    readonly variables = new Map<Node, Variable | null>()
    readonly mentioned = new Map<Topic, boolean>()
    readonly candidates = new Map<Topic, Candidates>()
    /** By whether lists of unknown length count. */
    readonly fanOuts = new Map<boolean, readonly FanOut[]>()
    paths: readonly string[] | undefined
    shapesOfPlace: readonly QualifiedShape<"file">[] | undefined
    namesOfPlace: readonly QualifiedShape<"name">[] | undefined
}

/**
 * One file as the rules see it: its code, the catalog and what was found out already. Most files are
 * left after a look at the first lines of it: what costs more is made when somebody asks.
 */
export class View {
    readonly sourceCode: Readonly<TSESLint.SourceCode>
    readonly ast: TSESTree.Program
    readonly settings: Settings
    readonly catalog: Catalog
    readonly lookup: Lookup
    /** Types, where the parser has them. */
    readonly types: ApiTypes | undefined
    signs: number | undefined = undefined
    sources: Sources | undefined = undefined
    usesOfGlobals: ReadonlyMap<string, readonly Reference[]> | undefined = undefined
    fanOutCalls: readonly TSESTree.CallExpression[] | undefined = undefined
    private readonly context: RuleContext
    private knownFile: string | undefined = undefined
    private knownPath: string | undefined = undefined
    private knownRole: FileRole | undefined = undefined
    private knownFacts: Known | undefined = undefined

    constructor(context: RuleContext, sourceCode: View["sourceCode"], settings: Settings) {
        this.sourceCode = sourceCode
        this.ast = sourceCode.ast
        this.settings = settings
        this.catalog = settings.catalog
        this.lookup = settings.lookup
        this.types = typesOf(sourceCode, this.catalog)
        this.context = context
    }

    /** Its name with `/`: as ESLint gives it, mostly absolute. */
    get file(): string {
        return (this.knownFile ??= (read(this.context, "filename") ?? "").replaceAll("\\", "/"))
    }

    /** Relative to the working directory. */
    get path(): string {
        return (this.knownPath ??= relativePath(this.file, this.context))
    }

    get role(): FileRole {
        return (this.knownRole ??= fileRole(this.path, this.file, this.sourceCode))
    }

    get known(): Known {
        return (this.knownFacts ??= new Known())
    }
}

/** Of the file that is linted now. Rules are made for one file after the other, so more than one is never asked for; a `WeakMap` costs ten times as much. */
let latest: View | undefined

export function viewOf(context: RuleContext): View {
    const sourceCode = read(context, "sourceCode")
    const settings = settingsOf(read(context, "settings"))
    // By the tree: oxlint has one object for the code of all files.
    if (latest?.ast !== sourceCode.ast || latest.settings !== settings) latest = new View(context, sourceCode, settings)
    return latest
}

/**
 * A property of a context. ESLint makes contexts anew for each file, with one object for all of them
 * as their prototype. V8 readies such a prototype for many reads at the first one that is written as
 * `context.sourceCode`, which costs as much as a scan of a short file; `Reflect.get` just reads.
 */
function read<Key extends "sourceCode" | "settings" | "filename" | "cwd">(context: RuleContext, key: Key): RuleContext[Key] {
    return Reflect.get(context, key) as RuleContext[Key]
}

/** The variable that an identifier stands for: `null` for one that nothing in the file declares. */
export function variableOf(view: View, identifier: Node): Variable | null {
    const { variables } = view.known
    let variable = variables.get(identifier)
    if (variable === undefined) variables.set(identifier, (variable = resolve(view, identifier)))
    return variable
}

/** Only the scopes around it are looked at: most of a file's names nobody asks about. */
function resolve({ sourceCode }: View, identifier: Node): Variable | null {
    if (identifier.type !== "Identifier" && identifier.type !== "JSXIdentifier") return null
    for (let scope: TSESLint.Scope.Scope | null = sourceCode.getScope!(identifier); scope; scope = scope.upper) {
        const variable = scope.set.get(identifier.name)
        if (!variable) continue
        // Types and values, labels and members have names too: a variable's are those that it lists.
        if (variable.identifiers.includes(identifier as TSESTree.Identifier) || variable.references.some(reference => reference.identifier === identifier)) return variable
    }
    return null
}

function relativePath(file: string, context: RuleContext): string {
    const folder = (read(context, "cwd") ?? "").replaceAll("\\", "/")
    return folder && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}
