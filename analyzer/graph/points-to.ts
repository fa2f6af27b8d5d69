/** A variable, property or temporary of the analysed program: an index. */
export type Variable = number
/** An abstract value: an index into `Values`. */
export type Value = number

/**
 * A set as large as this is widened: no further values are taken, and the loss is counted. The
 * larger the whole solution has grown, the less a set may hold: in a program of ordinary shape
 * most sets have one or two values, and what grows without end are the few hundred variables of
 * loggers and serialisers through which everything passes. This is what keeps time and memory
 * linear whatever the program does.
 */
const WIDENING: readonly { readonly beyond: number; readonly most: number }[] = [
    { beyond: 0, most: 600 },
    { beyond: 800_000, most: 150 },
    { beyond: 2_000_000, most: 50 },
    { beyond: 4_000_000, most: 16 },
]

/** Sets of this size are widened only when the whole solution is too large. */
const FEW = 8

/** Small sets are searched as lists; from here on a `Set` answers membership. */
const LIST_LIMIT = 12

/**
 * Subset constraints over sets of abstract values, solved by difference propagation: every
 * value of a variable reaches each of its successors and watchers once, in order of arrival.
 *
 * Guards one invariant: what a successor or watcher has seen is exactly the first `done` values
 * of the variable, so constraints may be added at any time, also from within watchers.
 */
export class PointsTo {
    private readonly values: (Value[] | undefined)[] = []
    private readonly sets: (Set<Value> | undefined)[] = []
    private readonly done: number[] = []
    private readonly successors: (Variable[] | undefined)[] = []
    private readonly successorSets: (Set<Variable> | undefined)[] = []
    private readonly watchers: (((value: Value) => void)[] | undefined)[] = []
    private queue: Variable[] = []
    private readonly queued: boolean[] = []
    private count = 0
    /** Values in all sets and flows between them, together: what time and memory are spent on. */
    private weight = 0
    private most = WIDENING[0]!.most
    private readonly mostWith: (value: Value) => number
    /** Values that were not taken because a set was full. */
    widened = 0

    private readonly limit: number

    /** Whether the limit was reached. */
    exhausted = false

    /**
     * @param limit Weight from which on nothing more is taken: the solution is then a part of the least one.
     * @param mostWith How many values a set may hold and still take this one.
     */
    constructor(limit = Infinity, mostWith: (value: Value) => number = () => Infinity) {
        this.limit = limit
        this.mostWith = mostWith
    }

    /** Makes `size` new variables and returns the first. */
    allocate(size = 1): Variable {
        const first = this.count
        this.count += size
        return first
    }

    get size(): number {
        return this.count
    }

    add(variable: Variable, value: Value): void {
        const list = this.values[variable]
        if (!list) {
            this.values[variable] = [value]
            this.done[variable] ??= 0
        } else {
            if (this.includes(variable, list, value)) return
            if (list.length >= this.most || (list.length >= FEW && list.length >= this.mostWith(value))) {
                this.widened++
                return
            }
            list.push(value)
            this.sets[variable]?.add(value)
        }
        this.grow()
        if (this.queued[variable]) return
        this.queued[variable] = true
        this.queue.push(variable)
    }

    private grow(): void {
        this.weight++
        // Counted, not timed: the same program is widened at the same place on every machine.
        if (this.weight % 65_536 !== 0) return
        this.exhausted = this.weight > this.limit
        this.most = this.exhausted ? 0 : WIDENING.findLast(step => this.weight > step.beyond)!.most
    }

    private includes(variable: Variable, list: readonly Value[], value: Value): boolean {
        if (list.length <= LIST_LIMIT) return list.includes(value)
        const set = (this.sets[variable] ??= new Set(list))
        return set.has(value)
    }

    /** Everything in `from`, now and later, is in `to`. */
    flow(from: Variable, to: Variable): void {
        if (from === to) return
        const next = (this.successors[from] ??= [])
        if (next.length <= LIST_LIMIT) {
            if (next.includes(to)) return
        } else {
            const set = (this.successorSets[from] ??= new Set(next))
            if (set.has(to)) return
            set.add(to)
        }
        next.push(to)
        this.grow()
        const list = this.values[from]
        if (!list) return
        const seen = this.done[from] ?? 0
        for (let index = 0; index < seen; index++) this.add(to, list[index]!)
    }

    /** Calls back for every value of the variable, now and later, each once. */
    each(variable: Variable, watch: (value: Value) => void): void {
        ;(this.watchers[variable] ??= []).push(watch)
        const list = this.values[variable]
        if (!list) return
        const seen = this.done[variable] ?? 0
        for (let index = 0; index < seen; index++) watch(list[index]!)
    }

    /** Propagates until nothing changes. */
    solve(): void {
        while (this.queue.length > 0) {
            const round = this.queue
            this.queue = []
            for (const variable of round) this.propagate(variable)
        }
    }

    private propagate(variable: Variable): void {
        this.queued[variable] = false
        const list = this.values[variable]!
        const start = this.done[variable]!
        const end = list.length
        this.done[variable] = end
        const next = this.successors[variable]
        if (next) {
            const known = next.length
            for (let n = 0; n < known; n++) {
                for (let index = start; index < end; index++) this.add(next[n]!, list[index]!)
            }
        }
        const watchers = this.watchers[variable]
        if (watchers) {
            const known = watchers.length
            for (let n = 0; n < known; n++) {
                for (let index = start; index < end; index++) watchers[n]!(list[index]!)
            }
        }
    }

    /** The values known so far. */
    valuesOf(variable: Variable): readonly Value[] {
        return this.values[variable] ?? []
    }
}
