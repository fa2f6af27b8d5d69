import { ts } from "ts-morph"
import type { ArgumentFact, SiteFact } from "../facts.ts"
import { boundOf } from "./bounds.ts"
import { credentialsOf } from "./credentials.ts"
import { plainText } from "./guards.ts"
import { constantOf, place, propertyKey, skipOuter } from "./names.ts"
import type { Draft, Walk } from "./walk.ts"
import { NEW_SLOT, USE, load, lookup, nothing, slotOf } from "./writer.ts"

const K = ts.SyntaxKind

/** Notes a place where something may be called, with what is known about when it runs. */
export function newSite(w: Walk, node: ts.Node, text: string, use: number = USE.value): number {
    const site: Draft<SiteFact> = { at: place(w, node), text }
    if (w.repeated) site.loop = true
    if ((use & (USE.awaited | USE.returned)) !== 0) site.awaited = true
    else if ((use & USE.unused) !== 0) site.unused = true
    if (w.guard) {
        if (w.guard.keyed) site.oncePerKey = w.guard.text
        else if (w.guard.ofThis) site.onceOfThis = w.guard.text
        else {
            site.once = w.guard.text
            if (w.guard.owner > 0) site.onceOwner = w.guard.owner
        }
    }
    if (w.main) site.phase = "main"
    if (w.asked || isOfOption(w, node)) site.asked = true
    return w.sites.push(site) - 1
}

/** `if (options.file) readFileSync(options.file)`: only for those who give the option. */
function isOfOption(w: Walk, node: ts.Node): boolean {
    if (w.given.length === 0 || node.kind !== K.CallExpression) return false
    const first = (node as ts.CallExpression).arguments[0]
    const text = first && plainText(w, first)
    return text !== undefined && w.given.includes(text)
}

/**
 * A property read or written: a getter or setter may run there. Reads of one name in one function
 * share the site of the first, because half of all sites would be reads.
 */
export function readSite(w: Walk, node: ts.Node, key: string): number {
    if (w.guard || w.main || w.asked) return newSite(w, node, key)
    const name = w.repeated ? `${key} in loop` : key
    const reads = (w.fn.reads ??= new Map())
    let site = reads.get(name)
    if (site === undefined) reads.set(name, (site = newSite(w, node, key)))
    return site
}

/** What `super.` reads from: the superclass, or its prototype. */
export function superBase(w: Walk): number {
    const { home } = w.frame
    if (home?.object) return load(w, NEW_SLOT, slotOf(w, home.object), "__proto__", -1)
    if (!home?.heritage) return nothing(w)
    const heritage = slotOf(w, home.heritage)
    return home.static ? heritage : load(w, NEW_SLOT, heritage, "prototype", -1)
}

/** Constants among the arguments of a call; undefined if there are none. */
export function argumentFacts(w: Walk, args: readonly ts.Expression[], site: number): (ArgumentFact | null)[] | undefined {
    let facts: (ArgumentFact | null)[] | undefined
    for (let i = 0; i < args.length; i++) {
        if (args[i]!.kind === K.SpreadElement) break
        const credentials = credentialsOf(w, args[i]!)
        const known = argumentFact(w, args[i]!)
        const fact = credentials === undefined ? known : { ...known, credentials }
        if (!fact) continue
        facts ??= []
        while (facts.length < i) facts.push(null)
        facts.push(fact)
        if (fact.bounded !== undefined) w.bounds.push({ site, argument: i, node: args[i]!, scope: w.scope })
    }
    return facts
}

/** At the end of the file, when all pushes are known: takes back bounds that do not hold. */
export function checkBounds(w: Walk): void {
    const { scope } = w
    for (const { site, argument, node, scope: own } of w.bounds) {
        w.scope = own
        if (boundOf(w, node) === undefined) w.sites[site]!.arguments = w.sites[site]!.arguments!.map((fact, i) => (i === argument ? null : fact))
    }
    w.scope = scope
}

const LONGEST_STRING = 200

/** What may be a list whose length is known. */
const LISTS = new Set([K.Identifier, K.CallExpression, K.NewExpression, K.ArrayLiteralExpression, K.PropertyAccessExpression])

function argumentFact(w: Walk, argument: ts.Expression): ArgumentFact | undefined {
    const node = skipOuter(argument)
    switch (node.kind) {
        case K.FunctionExpression:
        case K.ArrowFunction:
            return { function: true }
        case K.ObjectLiteralExpression:
            return objectFact(w, node as ts.ObjectLiteralExpression)
        case K.CallExpression:
        case K.PropertyAccessExpression:
        case K.ArrayLiteralExpression:
            break
        case K.Identifier: {
            const variable = lookup(w.scope, (node as ts.Identifier).text)
            if (!variable) return undefined
            const init = variable.constant && variable.init ? skipOuter(variable.init) : undefined
            if (init?.kind === K.ObjectLiteralExpression) return objectFact(w, init as ts.ObjectLiteralExpression)
        }
    }
    const value = constantOf(w, node)
    if (typeof value === "number") return { number: value }
    if (typeof value === "string") return { string: value.slice(0, LONGEST_STRING) }
    if (typeof value === "boolean") return { boolean: value }
    if (!LISTS.has(node.kind)) return undefined
    const bounded = boundOf(w, node)
    return bounded === undefined ? undefined : { bounded }
}

function objectFact(w: Walk, node: ts.ObjectLiteralExpression): ArgumentFact {
    const known: Record<string, string | number | boolean> = {}
    const opaque: string[] = []
    for (const property of node.properties) {
        const key = property.name && propertyKey(w, property.name)
        if (key === undefined || key === "__proto__") continue
        const value = property.kind === K.PropertyAssignment ? constantOf(w, (property as ts.PropertyAssignment).initializer) : undefined
        if (value === undefined) opaque.push(key)
        else known[key] = typeof value === "string" ? value.slice(0, LONGEST_STRING) : value
    }
    return opaque.length > 0 ? { object: known, opaque } : { object: known }
}
