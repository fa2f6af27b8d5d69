import type { BlockingCall, Condition, HandlerShape, MountShape, PerRequest } from "./entry.ts"

/** A condition in words, to stand after "if": `argument 2 is not given`. Arguments are counted from 1, as people do. */
export function describeCondition(condition: Condition): string {
    switch (condition.kind) {
        case "callback":
            return condition.present ? "a callback is given" : "no callback is given"
        case "argument-count":
            return describeCount(condition.atLeast, condition.atMost)
        case "number":
            return `${nth(condition.argument)} is ${describeRange(condition.atLeast, condition.atMost)}`
        case "constant":
            return `${nth(condition.argument)} is ${code(condition.equals)}`
        case "option":
            return describeOption(condition)
        case "request-data":
            return `${nth(condition.argument)} comes from a request`
        case "not-constant":
            return `${nth(condition.argument)} is not constant`
        case "suffix":
            return `${nth(condition.argument)} ends in ${code(condition.equals)}`
        case "any":
            return condition.of.map(describeCondition).join(", or ")
    }
}

/** When a call blocks and for how long: `grows; micro if argument 1 is at most 65536`. */
export function describeCost(entry: BlockingCall): string {
    const always = entry.when ? `${entry.cost} if ${describeAll(entry.when)}` : entry.cost
    return [always, ...(entry.costs ?? []).map(({ when, cost }) => `${cost} if ${describeAll(when)}`)].join("; ")
}

/** How `tests/frameworks/confirmed.txt` calls an entry, also where its names carry their package. */
export function entryName(from: string, shape: HandlerShape): string {
    return `${from}: ${describeHandler(shape).replaceAll(`${from}#`, "")}`
}

function describeScope({ property, is, given = {} }: PerRequest): string {
    const asked = [...new Set(Object.keys(given).map(name => code(local(name))))]
    return ` whose ${code(property)} is ${is.map(name => code(local(name))).join(", ")}${asked.length > 0 ? `, or that ask for ${asked.join(", ")}` : ""}, factories likewise, and whoever is given what they make`
}

/** How functions become handlers: `functions from argument 2 on`. */
export function describeHandler(shape: HandlerShape): string {
    switch (shape.kind) {
        case "argument": {
            const events = shape.events ? ` for ${shape.events.map(code).join(", ")}` : ""
            return `${calls(shape)}${events}: ${shape.from === "last" ? "the last argument" : `functions from ${nth(shape.from)} on`}`
        }
        case "option":
            return `${calls(shape)}: ${shape.properties.map(code).join(", ")} of ${position(shape.argument)}`
        case "members":
            return `${calls(shape)}: functions in ${shape.property ? `${code(shape.property)} of ` : ""}${position(shape.argument)}, ${shape.depth} deep`
        case "reference":
            return `${calls(shape)}: ${shape.exports ? `${shape.exports.map(code).join(", ")} of the file` : "the export"} named in ${shape.properties ? `${shape.properties.map(code).join(", ")} of ` : ""}${position(shape.argument)}`
        case "decorator":
            return `methods with ${shape.decorators.map(name => code(`@${local(name)}`)).join(", ")}${shape.classDecorators ? ` in classes with ${shape.classDecorators.map(name => code(`@${local(name)}`)).join(", ")}` : ""}`
        case "class":
            return `${shape.methods.map(code).join(", ")} of classes ${[
                ...(shape.decorators ? [`with ${shape.decorators.map(name => code(`@${local(name)}`)).join(", ")}`] : []),
                ...(shape.types ? [`that are ${shape.types.map(name => code(local(name))).join(", ")}`] : []),
            ].join(" or ")}${shape.where ? describeScope(shape.where) : ""}`
        case "file":
            return `${shape.exports.map(code).join(", ")} exported by ${shape.files.map(code).join(", ")}${shape.unlessFiles ? `, not ${shape.unlessFiles.map(code).join(", ")}` : ""}`
        case "directive":
            return `functions that start with ${code(shape.directive)}`
        case "name":
            return `functions named ${shape.names.map(code).join(", ")}${shape.files ? ` in ${shape.files.map(code).join(", ")}` : ""}`
    }
}

/** What a call gives a path to: `routers among the arguments`. */
export function describeMount(shape: MountShape): string {
    const what: Readonly<Record<MountShape["what"], string>> = {
        arguments: "routers among the arguments",
        result: "its result",
        callback: "what its callbacks are given",
        members: "members of the argument, by their names",
        itself: shape.on === undefined ? "its result" : `the \`${local(shape.on)}\` it is called on`,
        groups: "classes of the groups in its argument",
        group: "the classes that it lists, for the group's path",
        decorated: shape.on === undefined ? "routes of the decorated class" : "all decorated routes",
    }
    const names = shape.methods.map(method => code(shape.on === undefined ? method : `${local(shape.on)}.${method}`)).join(", ")
    return `${names}: ${what[shape.what]}${shape.versions ? ", if they have a version" : ""}`
}

export function describeAll(conditions: readonly Condition[]): string {
    return conditions.map(describeCondition).join(" and ")
}

function describeCount(atLeast: number | undefined, atMost: number | undefined): string {
    if (atLeast === undefined) return `there ${atMost === 1 ? "is" : "are"} at most ${atMost} argument${atMost === 1 ? "" : "s"}`
    if (atMost === undefined) return `there ${atLeast === 1 ? "is" : "are"} at least ${atLeast} argument${atLeast === 1 ? "" : "s"}`
    return `there are ${atLeast} to ${atMost} arguments`
}

function describeRange(atLeast: number | undefined, atMost: number | undefined): string {
    const bounds = [...(atLeast === undefined ? [] : [`at least ${atLeast}`]), ...(atMost === undefined ? [] : [`at most ${atMost}`])]
    return bounds.join(" and ") || "a constant number"
}

function describeOption(condition: Extract<Condition, { kind: "option" }>): string {
    const where = condition.argument === "any" ? "an argument" : nth(condition.argument)
    if (condition.absent) return `${where} has no ${code(condition.option)}`
    return condition.equals === undefined ? `${where} has ${code(condition.option)}` : `${where} has ${code(`${condition.option}: ${String(condition.equals)}`)}`
}

function calls(shape: Extract<HandlerShape, { kind: "argument" | "option" | "members" | "reference" }>): string {
    return shape.methods.map(method => code(shape.on === undefined ? method : `${local(shape.on)}.${method}`)).join(", ")
}

function position(argument: number | "last"): string {
    return argument === "last" ? "the last argument" : nth(argument)
}

function nth(argument: number): string {
    return `argument ${argument + 1}`
}

function local(name: string): string {
    return name.slice(name.indexOf("#") + 1)
}

function code(value: string | number | boolean): string {
    return `\`${typeof value === "string" ? value : String(value)}\``
}
