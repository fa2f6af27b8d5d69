import type { ApiName } from "../../catalog/entry.ts"
import type { Catalog, QualifiedShape } from "../../catalog/index.ts"
import type { FileFacts, FunctionFact, ProjectFacts, SiteFact } from "../facts.ts"
import { isInstalled, SLOT } from "../facts.ts"
import type { Confidence, EdgeKind } from "../report.ts"
import { accessorNames } from "./accessors.ts"
import type { ApiCall, CallEdge, GraphNode, NodeId } from "./call-graph.ts"
import type { HandlerRecord, RouteCall } from "./entries.ts"
import { keyParameter } from "./copies.ts"
import { ELEMENTS, Heap } from "./heap.ts"
import { knownPaths } from "./known-paths.ts"
import { type Mounts, noMounts } from "./mounts.ts"
import { PointsTo, type Value, type Variable } from "./points-to.ts"
import { type FunctionValue, Values } from "./values.ts"

/** Contexts are nested this deep at most: a wrapper in a wrapper in a wrapper. */
const DEEPEST_CONTEXT = 4
/** Operations (numbers) that the contexts of one function may cost together before they are merged. */
const CONTEXT_BUDGET = 200_000
/** A function with those inside it is a few lines, in operations (numbers). */
const SMALL = 100
/** Objects made at one place are told apart in this many contexts: as many as a table has routes. */
const MOST_OBJECTS = 200
/** A function has this many contexts at most: as many as a large server has routes in one wrapper. */
const MOST_CONTEXTS = 1500

/**
 * Sets of values are widened beyond these sizes: no further values of this kind are taken, and the
 * loss is counted. The program's own are all kept; an installed package's, the more of which meet
 * in a set the less it says, are not; names of texts and of packages without code in between.
 */
const MOST_OF_PROGRAM = Number.POSITIVE_INFINITY
const MOST_OF_PACKAGES = 16
/** One more than calls and computed keys tell apart, so that it shows when there are too many. */
const MOST_NAMES = 25

/** A call tells this many names of members apart. */
const MOST_NAMED_CONTEXTS = MOST_NAMES - 1

/** A function in one context, with variables of its own. Its id is its node in the call graph. */
export interface Instance {
    readonly id: NodeId
    readonly file: number
    readonly fn: number
    /** The instance of the function around it that created the closure. */
    readonly scope: Instance | undefined
    /** The call's instance that this context was made for. */
    readonly caller: Instance | undefined
    readonly depth: number
    /** Variable of slot 0. */
    readonly base: Variable
    /** The closure. */
    readonly value: Value
    /** What tells it apart from other instances of the closure. */
    readonly context: string
    /** Array of all arguments, where the function asks for it; of the rest parameter, where it has one. */
    readonly allArguments: Value | undefined
    readonly restArguments: Value | undefined
}

export interface Arguments {
    readonly list: readonly Variable[]
    /** Position of the first spread argument; the length where there is none. */
    readonly spreadFrom: number
}

/** One call on the way to its callee. */
export interface Call {
    readonly caller: Instance
    /** Index into the sites of the caller's file; -1 where there is none. */
    readonly site: number
    readonly args: Arguments
    readonly to: Variable
    readonly kind: EdgeKind
    /** `new` */
    readonly construct?: boolean
    /** `super(...)` */
    readonly superclass?: true
    /** `this`: a value for methods, else a variable. */
    readonly self?: Value
    readonly selfVariable?: Variable
    /** Positions of two arguments that are a member and its name, and the object that has it. */
    readonly member?: { readonly value: number; readonly name: number; readonly from: Variable }
    /** The call itself is a guess, whatever the values are. */
    readonly guessed?: true
}

export const NO_ARGUMENTS: Arguments = { list: [], spreadFrom: 0 }

interface Edge extends CallEdge {
    readonly caller: NodeId
}

/** A call of an API as recorded: what `CallGraph.apiCalls` is made of at the end. */
export interface RecordedApiCall extends Pick<ApiCall, "api" | "new" | "kind" | "confidence"> {
    readonly caller: NodeId
    readonly file: number
    readonly site: number
    readonly args: Arguments
    readonly self: Value | undefined
}

/** A function of a package as a handler: by whom it is registered stands for the function, which is not ours. */
export interface OutsideHandler extends Omit<HandlerRecord, "node"> {
    readonly api: ApiName
    readonly registeredBy: GraphNode
}

/** A variable with a declared type, to be used where no value of the program reaches it. */
export interface TypedVariable {
    readonly variable: Variable
    readonly file: number
    readonly type: number
}

export interface AppliedDecorator {
    readonly instance: Instance
    readonly file: number
    readonly site: number
    readonly decorator: Variable
    readonly decoration: number
    /** Values of the class. */
    readonly class: Variable
}

/**
 * The state of one analysis, shared by the parts of `graph/`: variables and values, the heap, the
 * instances of functions, and what has been found so far. Made by `link` and gone with it.
 */
export class Solver {
    readonly pointsTo: PointsTo
    readonly values = new Values()
    readonly heap: Heap
    readonly instances: Instance[] = []
    /** Certainty of what is derived now. `link` lowers it from stage to stage. */
    confidence: Confidence = "certain"

    readonly edges = new Map<string, Edge>()
    readonly apiCalls = new Map<string, RecordedApiCall>()
    readonly handlers = new Map<string, HandlerRecord>()
    /** Functions of packages that are registered as handlers. */
    readonly outside = new Map<string, OutsideHandler>()
    /** Calls that register routes, whether a function of the program answers them or not. */
    readonly routeCalls: RouteCall[] = []
    readonly mounts: Mounts = noMounts()
    /** Routers that are told apart by where they are made, with their types. */
    readonly routers = new Map<Value, ApiName>()
    /** Functions that a call has registered, each with the framework: `12 payload`. */
    readonly registeredByCall = new Set<string>()
    /** Files that calls name as the place of handlers, with the exports meant. */
    readonly references = new Map<string, { readonly shape: QualifiedShape<"reference">; readonly file: number; readonly exports: readonly string[] }>()
    readonly typed: TypedVariable[] = []
    /** Results of imports that are named by values, and the variables with the names. */
    readonly computedImports = new Map<Variable, Variable>()
    readonly decorators: AppliedDecorator[] = []
    /** Calls whose arguments include what may be functions, by what is called; for calls that nothing answers. */
    readonly openCalls: { readonly call: Call; readonly callee: Variable; readonly base: Variable | undefined; readonly key: string | undefined }[] = []
    /** Calls of unknown functions whose callbacks are taken to be called. */
    readonly assumed = new Set<Call>()
    /** Proxies: what they stand for, and the object with their traps. */
    readonly proxies = new Map<Value, { readonly target: Variable; readonly handler: Value }>()
    /** What was written through proxies: `proxy:key:variable`. */
    readonly proxyWrites = new Set<string>()
    /** Wrappers that packages call back, by the place of the call. */
    readonly calledBack = new Set<string>()
    /** Property descriptors that were taken from an object, and that object. */
    readonly describes = new Map<Value, Value>()
    /** What objects with an iterator of their own give. */
    readonly iterated = new Map<Value, Variable>()
    /** Files whose modules have been started. */
    readonly started = new Set<number>()
    /** Every call site, by its number in the whole program. */
    readonly callSites = new Set<number>()
    /** What to do once it is clear that a part of a text is not known. */
    readonly unknownParts: { readonly key: Variable; readonly then: () => void }[] = []
    /** What to do once it is clear that a variable holds no string; with `most`, or something else, or more values than that. A text that is known in part is something else, unless `parts` are enough. */
    readonly unknownKeys: { readonly key: Variable; readonly then: () => void; readonly most?: number; readonly parts?: true }[] = []
    /** Classes as values, by file and class. */
    readonly classValues = new Map<string, Value[]>()
    readonly calledSites = new Set<number>()
    /** Callees reached through `callee`: leaving the loop or the request. */
    readonly leaving = new Map<string, "loop" | "startup" | "exit">()
    /** Parameters that are given the members of an object, each together with its name. */
    readonly membersGiven = new Map<Variable, { readonly name: Variable; readonly from: Variable }>()
    /** Methods, as `file,function`, that packages call only when the program starts or ends. */
    readonly startupHooks = new Set<string>()
    /** Functions wrapped to run once per process. */
    readonly onceOnly = new Set<Value>()
    readonly cut: Record<string, number> = {}

    private readonly instancesByKey = new Map<string, Instance>()
    private readonly contextCount = new Map<string, number>()
    private readonly contextCost = new Map<string, number>()
    private readonly constants = new Map<Value, Variable>()
    private readonly ownerClass = new Map<string, number>()
    private readonly installed: readonly boolean[]
    private readonly anyInstalled: boolean
    /** First global site number of each file. */
    private readonly siteBase: number[] = []

    readonly project: ProjectFacts
    readonly catalog: Catalog
    /** Paths of packages' values that the catalog has something to say about. */
    readonly known: ReadonlySet<string>
    /** What functions given to a call return. */
    readonly callbackResults = new Map<string, Variable>()
    /** Instances whose operations have not been run yet. */
    private waiting: Instance[] = []

    /** Runs new instances and propagates until nothing changes. */
    solve(): void {
        do {
            const round = this.waiting
            this.waiting = []
            for (const instance of round) this.run(instance)
            this.pointsTo.solve()
        } while (this.waiting.length > 0)
    }

    /** Runs the operations of a new instance; set by `link` to break the cycle between the two. */
    run: (instance: Instance) => void = () => {}

    /** @param limit See `PointsTo`. */
    constructor(project: ProjectFacts, catalog: Catalog, limit?: number) {
        this.pointsTo = new PointsTo(limit, value => this.mostWith(value))
        this.project = project
        this.catalog = catalog
        this.known = knownPaths(catalog)
        this.heap = new Heap(this.pointsTo, this.values, {
            canonical: name => catalog.canonicalType(name),
            isData: name => this.isRequestData(name),
            isKnown: name => this.known.has(catalog.canonicalType(name)),
        })
        let sites = 0
        this.installed = project.files.map(({ file }) => isInstalled(file))
        this.anyInstalled = this.installed.includes(true)
        for (const [file, facts] of project.files.entries()) {
            this.siteBase.push(sites)
            sites += facts.sites.length
            this.heap.expectAccessors(accessorNames(facts))
            for (const [index, klass] of facts.classes.entries()) {
                this.ownerClass.set(`${file},${klass.constructor}`, index)
                for (const member of klass.members) this.ownerClass.set(`${file},${member.fn}`, index)
            }
        }
        this.heap.makePrototype = fn => this.makePrototype(fn)
    }

    private readonly requestData = new Map<ApiName, boolean>()

    isRequestData(name: ApiName): boolean {
        let known = this.requestData.get(name)
        if (known === undefined) this.requestData.set(name, (known = this.catalog.isRequestData(name)))
        return known
    }

    facts(file: number): FileFacts {
        return this.project.files[file]!
    }

    /** A file of an installed package, as opposed to the program's own. */
    isInstalled(file: number): boolean {
        return this.installed[file]!
    }

    functionFact(at: { readonly file: number; readonly fn: number }): FunctionFact {
        return this.facts(at.file).functions[at.fn]!
    }

    site(file: number, site: number): SiteFact | undefined {
        return this.facts(file).sites[site]
    }

    globalSite(file: number, site: number): number {
        return this.siteBase[file]! + site
    }

    /** How many values a set may hold and still take this one. */
    private mostWith(value: Value): number {
        if (!this.anyInstalled) return MOST_OF_PROGRAM
        const file = this.values.fileOf(value)
        if (file === undefined) return MOST_NAMES
        return this.installed[file] ? MOST_OF_PACKAGES : MOST_OF_PROGRAM
    }

    count(what: string): void {
        this.cut[what] = (this.cut[what] ?? 0) + 1
    }

    /** A variable that holds just this value. */
    constant(value: Value): Variable {
        const known = this.constants.get(value)
        if (known !== undefined) return known
        const variable = this.pointsTo.allocate()
        this.pointsTo.add(variable, value)
        this.constants.set(value, variable)
        return variable
    }

    instance(id: NodeId): Instance {
        return this.instances[id]!
    }

    /**
     * A function has been made. The program's own count as called by somebody, with nothing known.
     * Those of packages, and those that wait for the name of a member, are run when they are seen
     * to be called, or when it is clear that nobody is (`runUncalled`).
     */
    introduce(value: Value): void {
        const closure = this.values.get(value) as FunctionValue
        const waits = this.installed[closure.file] ? !this.reached : !this.programRun && keyParameter(this.facts(closure.file), closure.fn) !== undefined
        if (waits) this.uncalled.push(value)
        else this.defaultInstance(value)
    }

    /** Runs what nobody was seen to call: of the program, or also exports of packages that no analysed code asks for, and what is called in ways that are not followed. */
    runUncalled(of: "program" | "packages"): void {
        const waiting = this.uncalled.splice(0)
        const reached = new Set(this.instances.map(({ file, fn }) => `${file},${fn}`))
        this.programRun = true
        if (of === "packages" && this.anyInstalled) this.reached = reached
        for (const value of waiting) {
            const { file, fn } = this.values.get(value) as FunctionValue
            if (reached.has(`${file},${fn}`)) continue
            if (of === "program" && this.installed[file]) this.uncalled.push(value)
            else this.defaultInstance(value)
        }
    }

    private readonly uncalled: Value[] = []
    private programRun = false
    /** Functions that were seen to be called before those of packages were run that nobody calls. */
    private reached: ReadonlySet<string> | undefined

    /** The closure's own instance, shared by all callers that need no context. */
    defaultInstance(value: Value): Instance {
        return this.instanceFor(value, "", undefined)
    }

    private instanceFor(value: Value, context: string, caller: Instance | undefined): Instance {
        const key = `${value}|${context}`
        const known = this.instancesByKey.get(key)
        if (known) return known
        const closure = this.values.get(value) as FunctionValue
        const fact = this.functionFact(closure)
        const scope = closure.scope < 0 ? undefined : this.instance(closure.scope)
        const id = this.instances.length
        const instance: Instance = {
            id, file: closure.file, fn: closure.fn, scope, caller, value, context,
            depth: caller ? caller.depth + 1 : (scope?.depth ?? 0),
            base: this.pointsTo.allocate(fact.slots),
            allArguments: fact.asksArguments ? this.values.object(`arguments${id}`, { shape: "array", file: closure.file }) : undefined,
            restArguments: fact.rest === undefined ? undefined : this.values.object(`rest${id}`, { shape: "array", file: closure.file }),
        }
        this.instances.push(instance)
        this.instancesByKey.set(key, instance)
        if (instance.allArguments !== undefined) this.pointsTo.add(instance.base + SLOT.arguments, instance.allArguments)
        if (instance.restArguments !== undefined) this.pointsTo.add(instance.base + SLOT.firstParameter + fact.rest!, instance.restArguments)
        // Modules say at once what they are made of.
        if (fact.kind === "module") this.run(instance)
        else this.waiting.push(instance)
        return instance
    }

    /**
     * The instance that a call leads to. Functions that call what they are given have one per call
     * site; methods inherited from another class one per receiver.
     */
    private instanceOfCall(callee: FunctionValue, value: Value, call: Call, named: string): Instance {
        const fact = this.functionFact(callee)
        let context = named
        if (fact.calls && call.site >= 0 && call.kind !== "callback") context += this.callContext(callee, call)
        if (call.self !== undefined && this.isInherited(callee, call.self)) context += `@${call.self}`
        if (context === "") return this.defaultInstance(value)

        const key = `${value}|${context}`
        const known = this.instancesByKey.get(key)
        if (known) return known
        const around = this.recursion(callee, call.caller)
        if (around && named !== "") {
            // A name that is handed on to another closure of the function is still that name (`previous(id, value)`), and another name is another (`set("etag", v)` calls `set("etag fn", f)`).
            return around.value === value && around.context.startsWith(named) ? around : this.instanceFor(value, named, call.caller)
        }
        if (around) return around.value === value ? around : this.defaultInstance(value)
        const template = `${callee.file},${callee.fn}`
        const spent = this.contextCost.get(template) ?? 0
        const contexts = this.contextCount.get(template) ?? 0
        if (call.caller.depth >= DEEPEST_CONTEXT) return this.defaultInstance(value)
        if (spent > CONTEXT_BUDGET || contexts >= MOST_CONTEXTS) {
            this.count("contexts")
            return this.defaultInstance(value)
        }
        this.contextCount.set(template, contexts + 1)
        this.contextCost.set(template, spent + this.sizeOf(callee.file, callee.fn))
        return this.instanceFor(value, context, call.caller)
    }

    /**
     * Installed packages are larger than the program: there the place of the call tells contexts
     * apart, whatever context it is in itself. Not so for a few lines that compilers and libraries
     * send everything through (`__createBinding(o, m, k)`, `apply(fn, self, args)`).
     */
    private callContext(callee: FunctionValue, { caller, site }: Call): string {
        if (!this.isInstalled(callee.file) || !this.isInstalled(caller.file) || this.sizeOf(callee.file, callee.fn) <= SMALL) return `${caller.id},${site}`
        return `${caller.file}:${site}`
    }

    private readonly allocations = new Map<string, number>()

    /**
     * What tells the objects made at one place apart: the instance that makes them. Only so many,
     * because objects that contexts share would otherwise meet each other in all of them.
     */
    heapContext(place: string, instance: Instance): number {
        if (!this.hasContext(instance)) return instance.id
        const made = this.allocations.get(place) ?? 0
        if (made >= MOST_OBJECTS) return -1
        this.allocations.set(place, made + 1)
        return instance.id
    }

    private hasContext(instance: Instance): boolean {
        for (let at: Instance | undefined = instance; at; at = at.scope) if (at.caller) return true
        return false
    }

    private readonly sizes = new Map<string, number>()

    /** Operations of a function with all functions inside it. */
    private sizeOf(file: number, fn: number): number {
        const key = `${file},${fn}`
        const known = this.sizes.get(key)
        if (known !== undefined) return known
        const functions = this.facts(file).functions
        let size = functions[fn]!.operations.length + 20
        for (const [index, inner] of functions.entries()) if (inner.parent === fn && index !== fn) size += this.sizeOf(file, index)
        this.sizes.set(key, size)
        return size
    }

    /** The context of the same function that the caller runs in: a recursive call stays in it. */
    private recursion(callee: FunctionValue, caller: Instance): Instance | undefined {
        for (let at: Instance | undefined = caller; at; at = at.caller ?? at.scope) {
            if (at.file === callee.file && at.fn === callee.fn) return at
        }
        return undefined
    }

    private isInherited(callee: FunctionValue, self: Value): boolean {
        const owner = this.ownerClass.get(`${callee.file},${callee.fn}`)
        if (owner === undefined) return false
        const receiver = this.values.get(self)
        if (receiver.kind !== "object" || receiver.shape !== "instance" || receiver.of === undefined) return false
        const made = this.values.get(receiver.of)
        return made.kind === "function" && made.class !== undefined && (made.file !== callee.file || made.class !== owner)
    }

    /** Class that a member or constructor belongs to, as an index into its file's classes. */
    classOf(file: number, fn: number): number | undefined {
        return this.ownerClass.get(`${file},${fn}`)
    }

    /** Links a call with a function of the program. Undefined where that has to wait for the name of a member. */
    enter(value: Value, callee: FunctionValue, call: Call): Instance | undefined {
        const key = keyParameter(this.facts(callee.file), callee.fn)
        const name = key === undefined || key >= call.args.spreadFrom ? undefined : call.args.list[key]
        if (name === undefined) return this.enterIn(this.instanceOfCall(callee, value, call, ""), value, call)
        return this.enterByName(value, callee, call, key!, name)
    }

    /**
     * Each name that the call gives is a context; what is no name, or one too many, is one together.
     * A member that is given with its name (`each(object, (value, name) => ...)`) is that of the name.
     */
    private enterByName(value: Value, callee: FunctionValue, call: Call, key: number, name: Variable): Instance | undefined {
        const member = call.member?.name === key ? call.member : undefined
        let names = 0
        let last: Instance | undefined
        this.pointsTo.each(name, given => {
            const abstract = this.values.get(given)
            if (abstract.kind !== "string" || abstract.pattern || ++names > MOST_NAMED_CONTEXTS) return
            const list = [...call.args.list]
            list[key] = this.constant(given)
            if (member) list[member.value] = this.memberOf(member.from, abstract.text, list[member.value]!)
            last = this.enterIn(this.instanceOfCall(callee, value, call, `=${given}|`), value, { ...call, args: { ...call.args, list } })
        })
        const enterUnnamed = (): void => {
            const named = member ? `members${member.from}|` : ""
            const instance = this.instanceOfCall(callee, value, call, named)
            if (member && instance.context.startsWith(named)) {
                const parameter = (index: number): Variable => instance.base + SLOT.firstParameter + index
                this.membersGiven.set(parameter(member.value), { name: parameter(key), from: member.from })
            }
            this.enterIn(instance, value, call)
        }
        this.unknownKeys.push({ key: name, most: MOST_NAMED_CONTEXTS, then: enterUnnamed })
        return last
    }

    /** A member of one name of all the objects; of lists, whatever may be in them. */
    private memberOf(from: Variable, name: string, any: Variable): Variable {
        const found = this.pointsTo.allocate()
        this.pointsTo.each(from, owner => {
            const abstract = this.values.get(owner)
            if (abstract.kind === "api" || (abstract.kind === "object" && abstract.shape !== "literal" && abstract.shape !== "exports" && abstract.shape !== "instance" && abstract.shape !== "prototype")) this.pointsTo.flow(any, found)
            else this.pointsTo.flow(this.heap.lookup(owner, name), found)
        })
        return found
    }

    private enterIn(instance: Instance, value: Value, call: Call): Instance {
        this.recordEdge(call, instance)
        this.pass(call.args, instance)
        if (call.construct) {
            const made = this.makeInstance(value)
            this.pointsTo.add(instance.base + SLOT.this, made)
            this.pointsTo.add(call.to, made)
            this.pointsTo.flow(instance.base + SLOT.result, call.to)
        } else {
            if (call.self !== undefined) this.pointsTo.add(instance.base + SLOT.this, call.self)
            else if (call.selfVariable !== undefined) this.pointsTo.flow(call.selfVariable, instance.base + SLOT.this)
            this.pointsTo.flow(instance.base + SLOT.result, call.to)
        }
        return instance
    }

    private pass(args: Arguments, instance: Instance): void {
        const fact = this.functionFact(instance)
        const named = fact.rest ?? fact.parameters
        const parameter = (index: number): Variable => instance.base + SLOT.firstParameter + index
        for (const [index, argument] of args.list.entries()) {
            if (index >= args.spreadFrom) {
                this.passSpread(argument, args.list.length - 1 === args.spreadFrom ? index : -1, args.spreadFrom, instance, named)
                continue
            }
            if (index < named) this.pointsTo.flow(argument, parameter(index))
            else if (instance.restArguments !== undefined) this.pointsTo.flow(argument, this.heap.property(instance.restArguments, String(index - named)))
            if (instance.allArguments !== undefined) this.pointsTo.flow(argument, this.heap.property(instance.allArguments, String(index)))
        }
    }

    /** `f(a, ...list)`: positions are kept where the list is the last argument and its positions are known. */
    private passSpread(list: Variable, from: number, first: number, instance: Instance, named: number): void {
        const into = (position: number): Variable[] => {
            const targets: Variable[] = []
            if (position < named) targets.push(instance.base + SLOT.firstParameter + position)
            else if (instance.restArguments !== undefined) targets.push(this.heap.property(instance.restArguments, String(position - named)))
            if (instance.allArguments !== undefined) targets.push(this.heap.property(instance.allArguments, String(position)))
            return targets
        }
        const anywhere = (variable: Variable): void => {
            for (let position = first; position < named; position++) this.pointsTo.flow(variable, instance.base + SLOT.firstParameter + position)
            if (instance.restArguments !== undefined) this.pointsTo.flow(variable, this.heap.property(instance.restArguments, ELEMENTS))
            if (instance.allArguments !== undefined) this.pointsTo.flow(variable, this.heap.property(instance.allArguments, ELEMENTS))
        }
        this.pointsTo.each(list, value => {
            const abstract = this.values.get(value)
            if (abstract.kind === "api") return anywhere(this.constant(value))
            if (abstract.kind !== "object") return
            this.heap.eachProperty(value, (key, variable) => {
                if (key === ELEMENTS || from < 0) {
                    if (key === ELEMENTS || /^\d+$/.test(key)) anywhere(variable)
                } else if (/^\d{1,2}$/.test(key)) for (const target of into(from + Number(key))) this.pointsTo.flow(variable, target)
            })
        })
    }

    /** The value of `new F()`, and its place in the prototype chain. */
    makeInstance(fn: Value): Value {
        const made = this.values.object(`new${fn}`, { shape: "instance", of: fn, file: this.values.fileOf(fn) })
        if (this.made.has(made)) return made
        this.made.add(made)
        this.pointsTo.flow(this.heap.lookup(fn, "prototype"), this.heap.prototypeOf(made))
        return made
    }
    private readonly made = new Set<Value>()

    private makePrototype(fn: Value): void {
        const prototype = this.values.object(`prototype${fn}`, { shape: "prototype", of: fn, file: this.values.fileOf(fn) })
        // A class inherits static members, but not its parent's prototype.
        this.heap.define(fn, "prototype")
        this.pointsTo.add(this.heap.property(fn, "prototype"), prototype)
        this.pointsTo.add(this.heap.property(prototype, "constructor"), fn)
    }

    /** The prototype object of a class. */
    prototypeValue(fn: Value): Value {
        this.heap.lookup(fn, "prototype")
        return this.values.object(`prototype${fn}`, { shape: "prototype", of: fn, file: this.values.fileOf(fn) })
    }

    recordEdge(call: Call, instance: Instance): void {
        if (call.site < 0) return
        this.calledSites.add(this.globalSite(call.caller.file, call.site))
        const key = `${call.caller.id},${call.site},${instance.id}`
        if (this.edges.has(key)) return
        const kind = call.construct ? "new" : call.kind
        this.edges.set(key, {
            caller: call.caller.id, to: instance.id, site: { file: call.caller.file, site: call.site }, kind,
            confidence: this.confidenceOf(kind === "dispatch" || call.guessed === true, call.caller),
        })
    }

    /** What follows from functions that nobody calls is likely in them, and only possible elsewhere. */
    private confidenceOf(isGuess: boolean, { file, fn }: Instance): Confidence {
        if (this.reached?.has(`${file},${fn}`)) return "possible"
        return this.confidence === "certain" && isGuess ? "likely" : this.confidence
    }

    recordApiCall(call: Call, api: ApiName): void {
        if (call.site < 0) return
        this.calledSites.add(this.globalSite(call.caller.file, call.site))
        const key = `${call.caller.id},${call.site},${api}`
        if (this.apiCalls.has(key)) return
        this.apiCalls.set(key, {
            api, new: call.construct === true, kind: call.kind, confidence: this.confidenceOf(false, call.caller),
            caller: call.caller.id, file: call.caller.file, site: call.site, args: call.args, self: call.self,
        })
    }

    /** Says that what is called from this site for this callee runs elsewhere or at another time. */
    recordLeaving(call: Call, callee: NodeId, leaves: "loop" | "startup" | "exit"): void {
        this.leaving.set(`${call.caller.id},${call.site},${callee}`, leaves)
    }

    isEdge(caller: NodeId, site: number): boolean {
        return this.calledSites.has(this.globalSite(this.instance(caller).file, site))
    }
}
