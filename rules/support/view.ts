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
import type { Sources, Vocabulary } from "./scan.ts"
import { type Settings, settingsOf } from "./settings.ts"

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
    variables: Map<Node, Variable | null> | undefined
    /** By whether lists of unknown length count. */
    readonly fanOuts = new Map<boolean, readonly FanOut[]>()
    shapesOfPlace: readonly QualifiedShape<"file">[] | undefined
    namesOfPlace: readonly QualifiedShape<"name">[] | undefined
}

/**
 * One file as the rules see it: its code, the catalog and what was found out already. Most files are
 * left after a look at the first lines of it: what costs more is made when somebody asks.
 */
export class View {
    readonly sourceCode: Readonly<TSESLint.SourceCode>
    readonly settings: Settings
    readonly catalog: Catalog
    /** Its name with `/`: as ESLint gives it, mostly absolute. */
    readonly file: string
    /** Relative to the working directory. */
    readonly path: string
    /** Types, where the parser has them. */
    readonly types: ApiTypes | undefined
    sources: Sources | undefined
    usesOfGlobals: ReadonlyMap<string, readonly Reference[]> | undefined
    vocabulary: Vocabulary | undefined
    fanOutCalls: readonly TSESTree.CallExpression[] | undefined
    #role: FileRole | undefined
    #known: Known | undefined

    constructor(context: RuleContext, settings: Settings) {
        this.sourceCode = context.sourceCode
        this.settings = settings
        this.catalog = settings.catalog
        this.file = (context.filename ?? "").replaceAll("\\", "/")
        this.path = relativePath(this.file, context)
        this.types = typesOf(this.sourceCode, this.catalog)
    }

    get role(): FileRole {
        return (this.#role ??= fileRole(this.path, this.file, this.sourceCode))
    }

    get known(): Known {
        return (this.#known ??= new Known())
    }
}

const views = new WeakMap<object, View>()

export function viewOf(context: RuleContext): View {
    const settings = settingsOf(context.settings)
    // By the tree: oxlint has one object for the code of all files.
    const { ast } = context.sourceCode
    let view = views.get(ast)
    if (view?.settings !== settings) views.set(ast, (view = new View(context, settings)))
    return view!
}

/** The variable that an identifier stands for: `null` for one that nothing in the file declares. */
export function variableOf(view: View, identifier: Node): Variable | null {
    view.known.variables ??= collectVariables(view)
    return view.known.variables.get(identifier) ?? null
}

function collectVariables({ sourceCode }: View): Map<Node, Variable | null> {
    const found = new Map<Node, Variable | null>()
    for (const scope of sourceCode.scopeManager?.scopes ?? []) {
        for (const reference of scope.references) found.set(reference.identifier, reference.resolved)
        for (const variable of scope.variables) for (const identifier of variable.identifiers) found.set(identifier, variable)
    }
    return found
}

function relativePath(file: string, context: RuleContext): string {
    const folder = (context.cwd ?? "").replaceAll("\\", "/")
    return folder && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}
