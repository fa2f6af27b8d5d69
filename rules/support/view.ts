import type { TSESLint } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import type { Catalog, QualifiedShape } from "../../catalog/index.ts"
import { type ApiTypes, typesOf } from "./checker.ts"
import type { ApiCall } from "./calls.ts"
import type { ClassMembers } from "./class-members.ts"
import type { RuleContext } from "./create-rule.ts"
import { type FileRole, fileRole } from "./file-role.ts"
import type { Handler } from "./handlers.ts"
import type { CallNode, ClassNode, FunctionNode, Node, Variable } from "./nodes.ts"
import type { Phase } from "./phase.ts"
import type { Part } from "./request-data.ts"
import type { Loaded } from "./scan.ts"
import type { Topic } from "./topics.ts"
import { type Settings, settingsOf } from "./settings.ts"

/**
 * One file as the rules see it: its code, the catalog and everything already found out about it.
 * All rules of a run share it, so that a question is answered once per file.
 */
export interface View {
    readonly sourceCode: Readonly<TSESLint.SourceCode>
    readonly settings: Settings
    readonly catalog: Catalog
    /** Its name with `/`: as ESLint gives it, mostly absolute. */
    readonly file: string
    /** Relative to the working directory. */
    readonly path: string
    readonly role: FileRole
    /** Types, where the parser has them. */
    readonly types: ApiTypes | undefined
    readonly names: Map<Node, ApiName | null>
    readonly handlers: Map<FunctionNode, Handler | null>
    readonly phases: Map<FunctionNode, Phase>
    readonly classes: Map<ClassNode, ClassMembers>
    readonly variableNames: Map<Variable, ApiName | null>
    readonly calls: Map<CallNode, ApiCall | null>
    /** Whether a value is what clients sent, by what of a request counts. */
    readonly requestData: Readonly<Record<Part, Map<Node, boolean>>>
    readonly mentioned: Map<Topic, boolean>
    variables: Map<Node, Variable | null> | undefined
    loaded: Loaded | undefined
    words: Set<string> | undefined
    shapesOfPlace: readonly QualifiedShape<"file">[] | undefined
    namesOfPlace: readonly QualifiedShape<"name">[] | undefined
}

const views = new WeakMap<object, Map<Catalog, View>>()

export function viewOf(context: RuleContext): View {
    const { sourceCode } = context
    const settings = settingsOf(context.settings)
    let ofFile = views.get(sourceCode.ast)
    if (!ofFile) views.set(sourceCode.ast, (ofFile = new Map()))
    let view = ofFile.get(settings.catalog)
    if (!view) {
        const path = relativePath(context)
        view = {
            sourceCode,
            settings,
            catalog: settings.catalog,
            file: (context.filename ?? "").replaceAll("\\", "/"),
            path,
            role: fileRole(path, (context.filename ?? "").replaceAll("\\", "/"), sourceCode),
            types: typesOf(sourceCode, settings.catalog),
            names: new Map(),
            handlers: new Map(),
            phases: new Map(),
            classes: new Map(),
            variableNames: new Map(),
            calls: new Map(),
            requestData: { any: new Map(), body: new Map(), whole: new Map() },
            mentioned: new Map(),
            variables: undefined,
            loaded: undefined,
            words: undefined,
            shapesOfPlace: undefined,
            namesOfPlace: undefined,
        }
        ofFile.set(settings.catalog, view)
    }
    return view
}

/** The variable that an identifier stands for: `null` for one that nothing in the file declares. */
export function variableOf(view: View, identifier: Node): Variable | null {
    view.variables ??= collectVariables(view)
    return view.variables.get(identifier) ?? null
}

function collectVariables({ sourceCode }: View): Map<Node, Variable | null> {
    const found = new Map<Node, Variable | null>()
    for (const scope of sourceCode.scopeManager?.scopes ?? []) {
        for (const reference of scope.references) found.set(reference.identifier, reference.resolved)
        for (const variable of scope.variables) for (const identifier of variable.identifiers) found.set(identifier, variable)
    }
    return found
}

function relativePath(context: RuleContext): string {
    const file = (context.filename ?? "").replaceAll("\\", "/")
    const folder = (context.cwd ?? "").replaceAll("\\", "/")
    return folder && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}
