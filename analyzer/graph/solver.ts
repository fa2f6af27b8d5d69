import type { ApiName } from "../../catalog/entry.ts"
import type { Catalog, QualifiedShape } from "../../catalog/index.ts"
import type { FileFacts, FunctionFact, ProjectFacts, SiteFact } from "../facts.ts"
import { SLOT } from "../facts.ts"
import type { Confidence, EdgeKind } from "../report.ts"
import type { ApiCall, CallEdge, GraphNode, NodeId } from "./call-graph.ts"
import type { HandlerRecord, RouteCall } from "./entries.ts"
import { ELEMENTS, Heap } from "./heap.ts"
import { knownPaths } from "./known-paths.ts"
import { type Mounts, noMounts } from "./mounts.ts"
import { PointsTo, type Value, type Variable } from "./points-to.ts"
import { type FunctionValue, Values } from "./values.ts"

/** Contexts are nested this deep at most: a wrapper in a wrapper in a wrapper. */
const DEEPEST_CONTEXT = 4
/** Operations (numbers) that the contexts of one function may cost together before they are merged. */
const CONTEXT_BUDGET = 200_000
/** Objects made at one place are told apart in this many contexts. */
const MOST_OBJECTS = 40
/** A function has this many contexts at most: as many as a large server has routes in one wrapper. */
const MOST_CONTEXTS = 600

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
    /** Array of all arguments, where the function asks for it; of the rest parameter, where it has one. */
    allArguments: Value | undefined
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
    /** `this`: a value for methods, else a variable. */
    readonly self?: Value
    readonly selfVariable?: Variable
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
    readonly decorators: AppliedDecorator[] = []
    /** Calls whose arguments include what may be functions, by what is called; for calls that nothing answers. */
    readonly openCalls: { readonly call: Call; readonly callee: Variable; readonly base: Variable | undefined; readonly key: string | undefined }[] = []
    /** Calls of unknown functions whose callbacks are taken to be called. */
    readonly assumed = new Set<Call>()
    /** Proxies: what they stand for, and the object with their traps. */
    readonly proxies = new Map<Value, { readonly target: Variable; readonly handler: Value }>()
    /** What objects with an iterator of their own give. */
    readonly iterated = new Map<Value, Variable>()
    /** Files whose modules have been started. */
    readonly started = new Set<number>()
    /** Every call site, by its number in the whole program. */
    readonly callSites = new Set<number>()
    /** What to do once it is clear that a part of a text is not known. */
    readonly unknownParts: { readonly key: Variable; readonly then: () => void }[] = []
    /** What to do once it is clear that a variable holds no string. */
    readonly unknownKeys: { readonly key: Variable; readonly then: () => void }[] = []
    /** Classes as values, by file and class. */
    readonly classValues = new Map<string, Value[]>()
    readonly calledSites = new Set<number>()
    /** Callees reached through `callee`: leaving the loop or the request. */
    readonly leaving = new Map<string, "loop" | "startup" | "exit">()
    /** Functions wrapped to run once per process. */
    readonly onceOnly = new Set<Value>()
    readonly cut: Record<string, number> = {}

    private readonly instancesByKey = new Map<string, Instance>()
    private readonly contextCount = new Map<string, number>()
    private readonly contextCost = new Map<string, number>()
    private readonly constants = new Map<Value, Variable>()
    private readonly usesArguments = new Set<string>()
    private readonly ownerClass = new Map<string, number>()
    /** First global site number of each file. */
    private readonly siteBase: number[] = []

    readonly project: ProjectFacts
    readonly catalog: Catalog
    /** Paths of packages' values that the catalog has something to say about. */
    readonly known: ReadonlySet<string>
    /** What functions given to a call return. */
    readonly callbackResults = new Map<string, Variable>()
    /** Runs the operations of a new instance; set by `link` to break the cycle between the two. */
    run: (instance: Instance) => void = () => {}

    /** @param limit See `PointsTo`. */
    constructor(project: ProjectFacts, catalog: Catalog, limit?: number) {
        this.pointsTo = new PointsTo(limit)
        this.project = project
        this.catalog = catalog
        this.known = knownPaths(catalog)
        this.heap = new Heap(this.pointsTo, this.values, {
            canonical: name => catalog.canonicalType(name),
            isData: name => this.isRequestData(name),
            isKnown: name => this.known.has(catalog.canonicalType(name)),
        })
        let sites = 0
        for (const [file, facts] of project.files.entries()) {
            this.siteBase.push(sites)
            sites += facts.sites.length
            for (const site of facts.sites) {
                const names = definedProperties(site)
                for (const name of names) this.heap.accessors.add(name)
            }
            for (const fn of facts.functions) {
                for (let index = 0; index < fn.captures.length; index += 2) {
                    if (fn.captures[index + 1] === SLOT.arguments) this.usesArguments.add(`${file},${fn.captures[index]}`)
                }
            }
            for (const [index, klass] of facts.classes.entries()) {
                this.ownerClass.set(`${file},${klass.constructor}`, index)
                for (const member of klass.members) {
                    this.ownerClass.set(`${file},${member.fn}`, index)
                    if (member.kind !== "method") this.heap.accessors.add(member.key)
                }
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

    functionFact(at: { readonly file: number; readonly fn: number }): FunctionFact {
        return this.facts(at.file).functions[at.fn]!
    }

    site(file: number, site: number): SiteFact | undefined {
        return this.facts(file).sites[site]
    }

    globalSite(file: number, site: number): number {
        return this.siteBase[file]! + site
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
            id, file: closure.file, fn: closure.fn, scope, caller, value,
            depth: caller ? caller.depth + 1 : (scope?.depth ?? 0),
            base: this.pointsTo.allocate(fact.slots),
            allArguments: undefined,
            restArguments: fact.rest === undefined ? undefined : this.values.object(`rest${id}`, { shape: "array" }),
        }
        this.instances.push(instance)
        this.instancesByKey.set(key, instance)
        if (fact.implicit || this.usesArguments.has(`${closure.file},${closure.fn}`)) this.useArguments(instance)
        if (instance.restArguments !== undefined) this.pointsTo.add(instance.base + SLOT.firstParameter + fact.rest!, instance.restArguments)
        this.run(instance)
        return instance
    }

    /** The function asks for `arguments`, itself or in an arrow function inside it. To be said before the first call is linked. */
    useArguments(instance: Instance): void {
        if (instance.allArguments !== undefined) return
        instance.allArguments = this.values.object(`arguments${instance.id}`, { shape: "array" })
        this.pointsTo.add(instance.base + SLOT.arguments, instance.allArguments)
    }

    /**
     * The instance that a call leads to. Functions that call what they are given have one per call
     * site; methods inherited from another class one per receiver.
     */
    private instanceOfCall(callee: FunctionValue, value: Value, call: Call): Instance {
        const fact = this.functionFact(callee)
        let context = ""
        if (fact.calls && call.site >= 0 && call.kind !== "callback") context = `${call.caller.id},${call.site}`
        if (call.self !== undefined && this.isInherited(callee, call.self)) context += `@${call.self}`
        if (context === "") return this.defaultInstance(value)

        const key = `${value}|${context}`
        const known = this.instancesByKey.get(key)
        if (known) return known
        const around = this.recursion(callee, call.caller)
        if (around) return around.value === value ? around : this.defaultInstance(value)
        if (call.caller.depth >= DEEPEST_CONTEXT) return this.defaultInstance(value)
        const template = `${callee.file},${callee.fn}`
        const spent = this.contextCost.get(template) ?? 0
        const contexts = this.contextCount.get(template) ?? 0
        if (spent > CONTEXT_BUDGET || contexts >= MOST_CONTEXTS) {
            this.count("contexts")
            return this.defaultInstance(value)
        }
        this.contextCount.set(template, contexts + 1)
        this.contextCost.set(template, spent + this.sizeOf(callee.file, callee.fn))
        return this.instanceFor(value, context, call.caller)
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

    /** Links a call with a function of the program. */
    enter(value: Value, callee: FunctionValue, call: Call): Instance {
        const instance = this.instanceOfCall(callee, value, call)
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
        const made = this.values.object(`new${fn}`, { shape: "instance", of: fn })
        if (this.made.has(made)) return made
        this.made.add(made)
        this.pointsTo.flow(this.heap.lookup(fn, "prototype"), this.heap.prototypeOf(made))
        return made
    }
    private readonly made = new Set<Value>()

    private makePrototype(fn: Value): void {
        const prototype = this.values.object(`prototype${fn}`, { shape: "prototype", of: fn })
        // A class inherits static members, but not its parent's prototype.
        this.heap.define(fn, "prototype")
        this.pointsTo.add(this.heap.property(fn, "prototype"), prototype)
        this.pointsTo.add(this.heap.property(prototype, "constructor"), fn)
    }

    /** The prototype object of a class. */
    prototypeValue(fn: Value): Value {
        this.heap.lookup(fn, "prototype")
        return this.values.object(`prototype${fn}`, { shape: "prototype", of: fn })
    }

    recordEdge(call: Call, instance: Instance): void {
        if (call.site < 0) return
        this.calledSites.add(this.globalSite(call.caller.file, call.site))
        const key = `${call.caller.id},${call.site},${instance.id}`
        if (this.edges.has(key)) return
        const kind = call.construct ? "new" : call.kind
        this.edges.set(key, {
            caller: call.caller.id, to: instance.id, site: { file: call.caller.file, site: call.site }, kind,
            confidence: this.confidence === "certain" && (kind === "dispatch" || call.guessed) ? "likely" : this.confidence,
        })
    }

    recordApiCall(call: Call, api: ApiName): void {
        if (call.site < 0) return
        this.calledSites.add(this.globalSite(call.caller.file, call.site))
        const key = `${call.caller.id},${call.site},${api}`
        if (this.apiCalls.has(key)) return
        this.apiCalls.set(key, {
            api, new: call.construct === true, kind: call.kind, confidence: this.confidence,
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

/** Names that `Object.defineProperty(x, "name", …)` and `defineProperties(x, { name: … })` may give a getter. */
function definedProperties(site: SiteFact): readonly string[] {
    if (/(?:defineProperty|__defineGetter__)$/.test(site.text)) return site.arguments?.flatMap(argument => argument?.string ?? []) ?? []
    return site.text.endsWith("defineProperties") ? (site.arguments?.flatMap(argument => argument?.opaque ?? []) ?? []) : []
}
