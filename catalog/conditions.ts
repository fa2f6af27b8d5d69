import type { BlockingCall, Condition, Cost } from "./entry.ts"

/** What is known of one call's arguments. The analyzer and the rules each make it from their own view of the code. */
export interface CallArguments {
    /** How many arguments are written. A spread counts as one. */
    readonly count: number
    /** Constants by position; `null` or absent where nothing is known. */
    readonly arguments: readonly (KnownArgument | null)[]
    /** The last argument is, or may be, a function. Without it, only a function literal counts. */
    readonly callback?: boolean
    /** Positions of arguments that derive from data a client sent. */
    readonly requestData?: readonly number[]
    /** Those of them that are no members of a parsed body. Absent: nobody tells them apart. */
    readonly wholeRequestData?: readonly number[]
}

/** A constant, or as much of one as the code says. */
export interface KnownArgument {
    readonly number?: number
    readonly string?: string
    readonly boolean?: boolean
    readonly function?: true
    readonly object?: Readonly<Record<string, string | number | boolean>>
    /** Properties of the object that are there with a value nobody knows. */
    readonly opaque?: readonly string[]
}

/** Whether the call's arguments are certain to meet the condition. What the code does not say is answered "no". */
export function conditionHolds(condition: Condition, call: CallArguments): boolean {
    switch (condition.kind) {
        case "callback":
            return condition.present === (call.callback ?? call.arguments[call.count - 1]?.function ?? false)
        case "argument-count":
            return call.count >= (condition.atLeast ?? 0) && call.count <= (condition.atMost ?? Infinity)
        case "number": {
            const number = call.arguments[condition.argument]?.number
            return number !== undefined && number >= (condition.atLeast ?? -Infinity) && number <= (condition.atMost ?? Infinity)
        }
        case "constant":
            return constantOf(call.arguments[condition.argument]) === condition.equals
        case "option":
            return optionHolds(condition, call)
        case "request-data":
            return ((condition.whole && call.wholeRequestData) || call.requestData)?.includes(condition.argument) ?? false
        case "not-constant":
            return condition.argument < call.count && !isConstant(call.arguments[condition.argument])
        case "suffix":
            return call.arguments[condition.argument]?.string?.endsWith(condition.equals) ?? false
        case "any":
            return condition.of.some(one => conditionHolds(one, call))
    }
}

/** Whether this entry is about this call at all. */
export function blocks(entry: BlockingCall, call: CallArguments): boolean {
    return entry.when === undefined || entry.when.every(condition => conditionHolds(condition, call))
}

/** Which of the entries about one function is about this call: the first that fits. */
export function blockingCall(entries: readonly BlockingCall[], call: CallArguments): BlockingCall | undefined {
    return entries.find(entry => blocks(entry, call))
}

/** How long the call holds the thread, as far as its arguments tell. */
export function costOf(entry: BlockingCall, call: CallArguments): Cost {
    const fitting = entry.costs?.find(({ when }) => when.every(condition => conditionHolds(condition, call)))
    return fitting?.cost ?? entry.cost
}

type OptionCondition = Extract<Condition, { kind: "option" }>

function optionHolds(condition: OptionCondition, call: CallArguments): boolean {
    const candidates = condition.argument === "any" ? call.arguments : [call.arguments[condition.argument]]

    if (condition.absent) {
        // An argument that is not written has no options; one that is no literal may have any.
        if (condition.argument !== "any" && condition.argument >= call.count) return true
        if (condition.argument === "any") return call.arguments.length >= call.count && call.arguments.every(lacks)
        return candidates.every(lacks)
    }
    return candidates.some(argument => {
        if (!argument) return false
        const value = argument.object?.[condition.option]
        if (condition.equals !== undefined) return value === condition.equals
        return value !== undefined || (argument.opaque?.includes(condition.option) ?? false)
    })

    function lacks(argument: KnownArgument | null | undefined): boolean {
        if (!argument) return false
        if (argument.object === undefined && argument.opaque === undefined) return constantOf(argument) !== undefined || argument.function === true
        return argument.object?.[condition.option] === undefined && !argument.opaque?.includes(condition.option)
    }
}

function constantOf(argument: KnownArgument | null | undefined): string | number | boolean | undefined {
    return argument?.string ?? argument?.number ?? argument?.boolean
}

function isConstant(argument: KnownArgument | null | undefined): boolean {
    if (!argument) return false
    if (constantOf(argument) !== undefined || argument.function) return true
    return argument.object !== undefined && (argument.opaque === undefined || argument.opaque.length === 0)
}
