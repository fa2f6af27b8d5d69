import type { ts } from "ts-morph"
import type { ClassFact, DecorationFact, FunctionFact, Place, SiteFact, TypeFact, TypeNameFact } from "../facts.ts"
import type { SetNames } from "./set-names.ts"
import type { Versions } from "./versions.ts"

/**
 * What is known while one file is walked. The walk goes over the tree once; a function's draft is
 * open until the end of the file, because a variable may be captured, pushed to or assigned long
 * after it was declared.
 */
export interface Walk {
    readonly source: ts.SourceFile
    readonly text: string
    readonly file: string
    readonly javascript: boolean
    /** Blocks of sloppy scripts leak their function declarations. */
    readonly sloppy: boolean
    readonly lineStarts: readonly number[]
    lastLine: number

    readonly strings: Map<string, number>
    readonly functions: FunctionDraft[]
    readonly classes: Draft<ClassFact>[]
    readonly sites: Draft<SiteFact>[]
    readonly decorations: DecorationFact[]
    readonly types: TypeFact[]
    readonly typeIndex: Map<string, number>
    readonly typeNames: Record<string, TypeNameFact>
    readonly typeImports: Record<string, { specifier: string; name: string }>
    readonly typeExports: Record<string, { local: string } | { specifier: string; name: string }>
    readonly exportAll: string[]
    readonly specifiers: Set<string>
    objects: number

    /** Sites and functions by their nodes, and slots of lists and callbacks: for the fan-outs, which are put together last. */
    readonly siteOf: Map<ts.Node, number>
    readonly functionOf: Map<ts.Node, FunctionDraft>
    readonly slotsOf: Map<ts.Node, number>
    /** The call a function literal is an argument of. */
    readonly callOf: Map<ts.Node, ts.CallExpression>
    readonly fanOuts: PendingFanOut[]
    /** Loops by whether they wait for something in each turn. */
    readonly waiting: Map<ts.Node, boolean>
    /** Arguments that are bounded unless something is pushed to the list later in the file. */
    readonly bounds: PendingBound[]

    /** Where variables are set again. */
    readonly setNames: SetNames
    /** Values of such variables, in this function. */
    versions: Versions
    fn: FunctionDraft
    scope: Scope
    frame: Frame
    /** Slot of what the `catch` around the place receives. */
    caught: number | undefined
    /** Objects of the `with` statements around the place. */
    withs: readonly Variable[]
    /** Loops of this function around the place. */
    loops: Loop | undefined
    /** The function literal itself is run in a loop of the one around it. */
    iterated: boolean
    /** What stands here runs for each element of a list that may be long. */
    repeated: boolean
    guard: Guard | undefined
    main: boolean
    /** Only callers that ask for the synchronous form get here. */
    asked: boolean
    /** Options that are known to be given: `options.file` in `if (options.file) …`. */
    given: readonly string[]
    /** What the next function literal inherits from the place it stands at: it is run right there. */
    inherit: number
    /** JSDoc of the statement or member whose value comes next. */
    docs: readonly ts.JSDoc[] | undefined
    /** Type parameters in scope, by name: their constraint, or undefined. */
    typeParameters: Map<string, ts.TypeNode | undefined> | undefined
    /** The file asks somewhere whether it is the program that was started. */
    readonly mentionsMain: boolean
    /** Namespaces around the place, for the names of types: `A.B.`. */
    typePrefix: string
    problem: string | undefined
}

export type Draft<T> = { -readonly [K in keyof T]: T[K] }

export interface FunctionDraft {
    readonly index: number
    readonly parent: FunctionDraft | undefined
    readonly node: ts.Node
    readonly name: string
    readonly at: Place
    readonly kind: FunctionFact["kind"]
    readonly operations: number[]
    readonly captures: number[]
    captured: Map<Variable, number> | undefined
    /** Slots of globals and of constant strings read before. */
    globals: Map<string, number> | undefined
    constants: Map<string, number> | undefined
    /** Sites of property reads by name. */
    reads: Map<string, number> | undefined
    slots: number
    /** Slot that never holds a value, or `NO_SLOT` as long as none was needed. */
    nothing: number
    parameters: number
    rest: number
    readonly parameterNames: string[]
    async: boolean
    generator: boolean
    implicit: boolean
    asksArguments: boolean
    calls: Set<number> | undefined
    /** Parameters with a method called in a closure: they count if the function returns one. */
    closureCalls: Set<number> | undefined
    returnsClosure: boolean
    /** Gives a closure to something that it was given: `X.find = () => …`, `app.get("/", () => …)`. */
    keepsClosure: boolean
    /** A literal that is run where it stands. */
    readonly here: boolean
    directive: string | undefined
    marked: { kind: "blocking" | "nonblocking"; reason: string } | undefined
    returns: number
    /** Slot of what it throws; -1 where it throws nothing. */
    thrown: number
    sinks: { site: number; api: string }[] | undefined
}

/** A call whose result a variable holds. */
export interface Made {
    readonly node: ts.CallExpression | ts.NewExpression
    readonly scope: Scope
    readonly fn: FunctionDraft
}

/** A name in the file. Its slot belongs to the function it is declared in. */
export interface Variable {
    readonly name: string
    readonly fn: FunctionDraft
    /** Holds every value that the variable ever has. */
    slot: number
    /** Declared type. */
    type?: number
    /** `var` twice. */
    redeclared?: true
    /** Each assignment has a slot of its own (`versions.ts`). */
    versioned?: boolean
    /** Initialiser of a variable that is plainly `x = …`; a constant if `constant`. */
    init?: ts.Expression
    constant?: boolean
    /** What the pattern that declares it takes apart: `process.env` of `const { URL } = process.env`. */
    takenFrom?: ts.Expression
    /** Set again after its declaration. */
    assigned?: boolean
    /** Loop statement that declares it. */
    loop?: Loop
    declaration?: ts.Node
    /** Calls that made what a variable of a function holds, and where they stand. */
    made?: Made[]
    /** The parameter it is or was taken from. */
    parameter?: { readonly fn: FunctionDraft; readonly index: number }
    /** An import that has not been read yet: type-only until then. */
    pendingImport?: { readonly specifier: string; readonly name: string; readonly form: number }
    /** Constant members of an enum. */
    members?: Map<string, string | number>
    /** Values pushed: whether inside of a loop. */
    pushes?: Push[]
}

export interface Push {
    readonly call: ts.CallExpression
    readonly fn: FunctionDraft
    readonly loops: Loop | undefined
    readonly iterated: boolean
    readonly scope: Scope
}

export interface Scope {
    readonly parent: Scope | undefined
    readonly names: Map<string, Variable>
    readonly fn: FunctionDraft
    /** `var` lands here. */
    readonly hoists: boolean
}

/** What `this`, `arguments` and `super` mean. Arrow functions share the frame around them. */
export interface Frame {
    readonly self: Variable
    readonly args: Variable | undefined
    readonly home: Home | undefined
}

export interface Home {
    readonly className: string
    readonly members: readonly ts.ClassElement[]
    readonly heritage: Variable | undefined
    /** The object literal whose method it is. */
    readonly object?: Variable
    readonly static: boolean
}

export interface Loop {
    readonly node: ts.IterationStatement
    readonly parent: Loop | undefined
    readonly scope: Scope
    readonly fn: FunctionDraft
}

/** A condition behind which code runs once. */
export interface Guard {
    readonly text: string
    readonly ofThis: boolean
    /** A cache by key: once for each. */
    readonly keyed?: true
    /** Function whose variable it is; 0 for the module and what lives as long. */
    readonly owner: number
}

export interface PendingFanOut {
    readonly node: ts.CallExpression
    readonly kind: "promise" | "for-each" | "loop" | "map"
    readonly fn: FunctionDraft
    readonly scope: Scope
    readonly loops: Loop | undefined
}

export interface PendingBound {
    readonly site: number
    readonly argument: number
    readonly node: ts.Expression
    readonly scope: Scope
}
