import { MODULE_SLOT, OP, OPERATIONS, SLOT } from "../../analyzer/facts.ts"
import type { FileFacts } from "../../analyzer/facts.ts"

/**
 * What may reach the arguments of `probe(...)` calls, by a naive reading of one file's operations:
 * everything is repeated until nothing changes. Slow, and plainly what `facts.ts` says; calls of
 * the file's own functions are followed, one copy of each function for all callers.
 *
 * @returns For each call of `probe`, in order of their places, the values of its first argument:
 *     strings as they are, functions as `fn NAME`, globals as `global NAME`, imports as `import M#N`.
 */
export function probed(facts: FileFacts): string[][] {
    const place = (site: number) => facts.sites[site]!.at[0] * 100_000 + facts.sites[site]!.at[1]
    return [...flow(facts).probes].sort(([a], [b]) => place(a) - place(b)).map(([, values]) => [...values].map(value => label(facts, value)).sort())
}

interface Value {
    readonly key: string
    readonly kind: "string" | "function" | "class" | "prototype" | "object" | "instance" | "api"
    readonly index: number
    readonly text: string
}

interface State {
    readonly slots: Map<string, Set<Value>>
    readonly fields: Map<string, Map<string, Set<Value>>>
    readonly getters: Map<string, Map<string, number>>
    readonly values: Map<string, Value>
    readonly probes: Map<number, Set<Value>>
    changed: boolean
}

function label(facts: FileFacts, value: Value): string {
    if (value.kind === "function") return `fn ${facts.functions[value.index]!.name}`
    if (value.kind === "class") return `class ${facts.classes[value.index]!.name}`
    return value.kind === "string" || value.kind === "api" ? value.text : value.kind
}

const ELEMENT = "*"

function flow(facts: FileFacts): State {
    const state: State = { slots: new Map(), fields: new Map(), getters: new Map(), values: new Map(), probes: new Map(), changed: true }
    const value = (kind: Value["kind"], index: number, text = ""): Value => {
        const key = `${kind} ${index} ${text}`
        if (!state.values.has(key)) state.values.set(key, { key, kind, index, text })
        return state.values.get(key)!
    }
    const slot = (fn: number, at: number): Set<Value> => {
        const fact = facts.functions[fn]!
        const key = at >= 0 ? `${fn} ${at}` : `${fact.captures[(-1 - at) * 2]} ${fact.captures[(-1 - at) * 2 + 1]}`
        if (!state.slots.has(key)) state.slots.set(key, new Set())
        return state.slots.get(key)!
    }
    const field = (base: Value, key: string): Set<Value> => {
        if (!state.fields.has(base.key)) state.fields.set(base.key, new Map())
        const fields = state.fields.get(base.key)!
        if (!fields.has(key)) fields.set(key, new Set())
        return fields.get(key)!
    }
    const scratch = new WeakSet<Set<Value>>()
    const empty = (): Set<Value> => {
        const set = new Set<Value>()
        scratch.add(set)
        return set
    }
    const put = (to: Set<Value>, from: Iterable<Value>): void => {
        for (const one of [...from]) {
            if (to.has(one)) continue
            to.add(one)
            state.changed ||= !scratch.has(to)
        }
    }
    const text = (index: number) => facts.strings[index]!
    const keysOf = (keys: Set<Value>) => [...keys].filter(key => key.kind === "string").map(key => key.text)

    const call = (callee: Value, self: Iterable<Value>, args: readonly (readonly [Set<Value>, boolean])[], to: Set<Value>): void => {
        if (callee.kind !== "function") return
        const fact = facts.functions[callee.index]!
        if (fact.kind !== "arrow") put(slot(callee.index, SLOT.this), self)
        let spread = false
        args.forEach(([values, isSpread], i) => {
            const all = isSpread ? new Set([...values].flatMap(list => [...elements(list)])) : values
            spread ||= isSpread
            for (let p = 0; p < fact.parameters; p++) {
                if (p === fact.rest) continue
                if (spread ? p >= i : p === i) put(slot(callee.index, SLOT.firstParameter + p), all)
            }
            const list = value("object", -1 - callee.index, "arguments")
            put(slot(callee.index, SLOT.arguments), [list])
            put(field(list, spread ? ELEMENT : String(i)), all)
            if (fact.rest !== undefined && i >= fact.rest) {
                const rest = value("object", -1 - callee.index, "rest")
                put(slot(callee.index, SLOT.firstParameter + fact.rest), [rest])
                put(field(rest, spread ? ELEMENT : String(i - fact.rest)), all)
            }
        })
        put(to, slot(callee.index, SLOT.result))
    }
    const elements = (list: Value): Set<Value> => {
        const fields = state.fields.get(list.key) ?? new Map<string, Set<Value>>()
        return new Set([...fields].filter(([key]) => key === ELEMENT || /^\d+$/.test(key)).flatMap(([, values]) => [...values]))
    }
    const members = (index: number, fixed: boolean) => facts.classes[index]!.members.filter(m => (m.static === true) === fixed)
    const heritage = (index: number): Set<Value> => field(value("class", index), "(heritage)")
    const read = (base: Value, key: string, to: Set<Value>, seen = new Set<string>()): void => {
        if (seen.has(base.key)) return
        seen.add(base.key)
        put(to, state.fields.get(base.key)?.get(key) ?? [])
        if (/^\d+$/.test(key)) put(to, state.fields.get(base.key)?.get(ELEMENT) ?? [])
        const getter = state.getters.get(base.key)?.get(key)
        if (getter !== undefined) call(value("function", getter), [base], [], to)
        if (base.kind === "class" && key === "prototype") put(to, [value("prototype", base.index)])
        if (base.kind === "class" || base.kind === "instance" || base.kind === "prototype") {
            for (const member of members(base.index, base.kind === "class")) {
                if (member.key !== key || member.kind === "setter") continue
                if (member.kind === "getter") call(value("function", member.fn), [base], [], to)
                else put(to, [value("function", member.fn)])
            }
            if (base.kind === "instance") read(value("prototype", base.index), key, to, seen)
            for (const parent of heritage(base.index)) {
                if (parent.kind === "class") read(base.kind === "class" ? parent : value("prototype", parent.index), key, to, seen)
            }
        }
        if (base.kind === "function" && key === "prototype") put(to, [value("object", base.index, "prototype")])
        if (base.kind === "object" && base.text === "made") read(value("object", base.index, "prototype"), key, to, seen)
        if (base.kind === "api" && base.text.split(".").length < 4) put(to, [value("api", 0, `${base.text}.${key}`)])
    }
    const construct = (callee: Value, to: Set<Value>, args: readonly (readonly [Set<Value>, boolean])[]): void => {
        if (callee.kind === "class") {
            const made = value("instance", callee.index)
            put(to, [made])
            call(value("function", facts.classes[callee.index]!.constructor), [made], args, empty())
        } else if (callee.kind === "function") {
            const made = value("object", callee.index, "made")
            put(to, [made])
            call(callee, [made], args, empty())
        }
    }

    const module = value("object", -1, "module")
    const exports = value("object", -2, "exports")
    put(slot(0, MODULE_SLOT.module), [module])
    put(slot(0, MODULE_SLOT.exports), [exports])
    put(slot(0, SLOT.this), [exports])
    put(field(module, "exports"), [exports])

    while (state.changed) {
        state.changed = false
        facts.functions.forEach((fact, fn) => {
            const s = (at: number) => slot(fn, at)
            const o = fact.operations
            for (let at = 0; at < o.length; ) {
                const code = o[at]!
                const { operands, list } = OPERATIONS[code]!
                const [a, b, c, d, e] = o.slice(at + 1, at + 1 + operands) as [number, number, number, number, number]
                at += 1 + operands
                const count = list ? o[at - 1]! : 0
                const args = Array.from({ length: count }, (_, i) => [s(o[at + i * 2]!), o[at + i * 2 + 1] === 1] as const)
                at += count * 2
                switch (code) {
                    case OP.COPY: put(s(a), s(b)); break
                    case OP.FUNCTION: put(s(a), [value("function", b)]); break
                    case OP.CLASS: {
                        put(s(a), [value("class", b)])
                        if (c) put(heritage(b), s(d))
                        break
                    }
                    case OP.OBJECT: put(s(a), [value("object", b, "literal")]); break
                    case OP.STRING: put(s(a), [value("string", 0, text(b))]); break
                    case OP.CONCAT: {
                        // Joins single values only; enough for constants that come by variables.
                        const parts = args.map(([values]) => keysOf(values))
                        if (parts.every(part => part.length > 0 && part[0]!.length < 20)) put(s(a), [value("string", 0, parts.map(part => part[0]).join(""))])
                        break
                    }
                    case OP.LOAD: for (const base of [...s(b)]) read(base, text(c), s(a)); break
                    case OP.LOAD_COMPUTED: for (const base of [...s(b)]) for (const key of keysOf(s(c))) read(base, key, s(a)); break
                    case OP.STORE: {
                        for (const base of [...s(a)]) {
                            put(field(base, text(b)), s(c))
                            if (base.kind !== "instance") continue
                            for (const m of members(base.index, false)) if (m.key === text(b) && m.kind === "setter") call(value("function", m.fn), [base], [[s(c), false]], empty())
                        }
                        break
                    }
                    case OP.STORE_COMPUTED: for (const base of [...s(a)]) for (const key of keysOf(s(b))) put(field(base, key), s(c)); break
                    case OP.DEFINE:
                    case OP.DEFINE_COMPUTED: {
                        for (const base of [...s(a)]) {
                            for (const key of code === OP.DEFINE ? [text(b)] : keysOf(s(b))) {
                                if (d === 0) put(field(base, key), s(c))
                                if (d !== 1) continue
                                if (!state.getters.has(base.key)) state.getters.set(base.key, new Map())
                                for (const getter of s(c)) state.getters.get(base.key)!.set(key, getter.index)
                            }
                        }
                        break
                    }
                    case OP.ELEMENT: for (const base of [...s(b)]) put(s(a), elements(base)); break
                    case OP.SPREAD_LIST: {
                        const [at, skip] = [c, d] as [number, number]
                        for (const base of [...s(a)]) {
                            for (const from of [...s(b)]) {
                                for (const [key, values] of [...(state.fields.get(from.key) ?? [])]) {
                                    if (at < 0 || !/^\d+$/.test(key)) put(field(base, ELEMENT), values)
                                    else if (Number(key) >= skip) put(field(base, String(Number(key) - skip + at)), values)
                                }
                            }
                        }
                        break
                    }
                    case OP.APPEND: for (const base of [...s(a)]) put(field(base, ELEMENT), s(b)); break
                    case OP.SPREAD: {
                        for (const base of [...s(a)]) {
                            for (const from of [...s(b)]) {
                                for (const [key, values] of [...(state.fields.get(from.key) ?? [])]) put(field(base, key), values)
                                for (const key of state.getters.get(from.key)?.keys() ?? []) read(from, key, field(base, key))
                            }
                        }
                        break
                    }
                    case OP.CALL: {
                        for (const callee of [...s(c)]) {
                            if (callee.kind === "api" && callee.text === "global probe") {
                                if (!state.probes.has(a)) state.probes.set(a, new Set())
                                if (args[0]) put(state.probes.get(a)!, args[0][0])
                            }
                            call(callee, [], args, s(b))
                        }
                        break
                    }
                    case OP.CALL_METHOD:
                    case OP.CALL_COMPUTED: {
                        for (const base of [...s(c)]) {
                            for (const key of code === OP.CALL_METHOD ? [text(d)] : keysOf(s(d))) {
                                const callees = empty()
                                read(base, key, callees)
                                for (const callee of callees) call(callee, [base], args, s(b))
                                if (base.kind !== "function") continue
                                if (key === "call") call(base, args[0]?.[0] ?? [], args.slice(1), s(b))
                                if (key === "apply") call(base, args[0]?.[0] ?? [], args[1] ? [[args[1][0], true]] : [], s(b))
                            }
                        }
                        break
                    }
                    case OP.NEW: for (const callee of [...s(c)]) construct(callee, s(b), args); break
                    case OP.CALL_WITH_THIS: {
                        for (const callee of [...s(c)]) {
                            const fn = callee.kind === "class" ? value("function", facts.classes[callee.index]!.constructor) : callee
                            call(fn, s(d), args, s(b))
                        }
                        void e
                        break
                    }
                    case OP.IMPORT: put(s(a), [value("api", 0, `import ${text(b)}#${text(c)}`)]); break
                    case OP.GLOBAL: put(s(a), [value("api", 0, `global ${text(b)}`)]); break
                    case OP.SET_GLOBAL: put(field(value("api", 0, "globals"), text(a)), s(b)); break
                }
            }
        })
    }
    return state
}
