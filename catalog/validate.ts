import { canonicalModule } from "./builtins.ts"
import { apiNameOrNull, boolean, byKind, constant, either, flag, list, number, object, oneOf, optional, path, record, text, type, whole, type Check } from "./checks.ts"
import type { HandlerShape, PackageFacts } from "./entry.ts"

export { CatalogError } from "./checks.ts"

/**
 * Checks knowledge of packages that a user wrote.
 *
 * @param value What stands under `packages`.
 * @param where Where it comes from, for messages: `unblock.config.json`, `settings.unblock`.
 * @throws {CatalogError} At the first mistake.
 *
 * More forgiving than the types in two places: a blocking call needs no `instead` (then there is
 * none) and nothing needs a `source` (then it is `where`).
 */
export function validatePackages(value: unknown, where: string): PackageFacts[] {
    const packages = list(packageFacts)(value, { where, at: "packages" })
    return packages.map(facts => ({ ...facts, package: canonicalModule(facts.package) }))
}

/** Checks one handler registration that a user wrote, at a place such as `entries[0]`. */
export function validateHandlerShape(value: unknown, where: string, at: string): HandlerShape {
    return handlerShape(value, { where, at })
}

const source = optional(text, place => place.where)
const verified = oneOf("run", "docs")
const cost = oneOf("micro", "grows", "high", "unbounded")
const position = either(value => typeof value === "string", oneOf("last"), whole)
const anyPosition = either(value => typeof value === "string", oneOf("last", "any"), whole)
const nullableTypes = list<string | null>((value, place) => (value === null ? null : type(value, place)))

const condition: Check<unknown> = (value, place) => conditionByKind(value, place)
const conditions = list(condition)

const conditionByKind = byKind({
    callback: object({ kind: text, present: boolean }),
    "argument-count": object({ kind: text, atLeast: optional(whole), atMost: optional(whole) }),
    number: object({ kind: text, argument: whole, atLeast: optional(number), atMost: optional(number) }),
    constant: object({ kind: text, argument: whole, equals: constant }),
    option: object({
        kind: text,
        argument: either(value => typeof value === "string", oneOf("any"), whole),
        option: text,
        equals: optional(constant),
        absent: optional(flag),
    }),
    "request-data": object({ kind: text, argument: whole, whole: optional(flag) }),
    "not-constant": object({ kind: text, argument: whole }),
    suffix: object({ kind: text, argument: whole, equals: text }),
    any: object({ kind: text, of: conditions }),
})

const blockingCall = object({
    name: path,
    new: optional(flag),
    waitsFor: oneOf("disk", "cpu", "child-process", "network", "lock", "human"),
    cost,
    instead: optional(apiNameOrNull, () => null),
    insteadForm: optional(oneOf("callback", "different")),
    dropIn: optional(text),
    sendable: optional(flag),
    advice: optional(text),
    when: optional(conditions),
    costs: optional(list(object({ when: conditions, cost }))),
    pseudoAsync: optional(oneOf("on-loop", "sliced")),
    cached: optional(flag),
    versions: optional(text),
    verified: optional(verified),
    through: optional(list(object({ file: text, line: whole, column: whole, function: text, callee: text }))),
    source,
})

const handlerCommon = {
    kind: text,
    role: optional(oneOf("job", "startup")),
    as: optional(oneOf("route", "middleware", "page", "procedure", "resolver", "event", "job", "callback")),
    path: optional(list(text)),
    verb: optional(list(text)),
    of: optional(oneOf("result")),
    framework: optional(text),
    verified: optional(verified),
    parameters: optional(nullableTypes),
    errorFirst: optional(flag),
    where: optional(object({ property: text, is: list(text) })),
    versions: optional(text),
    source,
}

const handlerShape = byKind({
    argument: object({ ...handlerCommon, on: optional(type), methods: list(path), from: position, events: optional(list(text)) }),
    option: object({ ...handlerCommon, on: optional(type), methods: list(path), argument: position, properties: list(text), events: optional(list(text)), self: optional(text) }),
    members: object({ ...handlerCommon, on: optional(type), methods: list(path), argument: position, property: optional(text), depth: whole, names: optional(list(text)), namesIn: optional(object({ argument: whole, property: text })) }),
    reference: object({ ...handlerCommon, on: optional(type), methods: list(path), argument: position, properties: optional(list(text)), exports: optional(list(text)) }),
    decorator: object({ ...handlerCommon, decorators: list(type), classDecorators: optional(list(type)) }),
    class: object({
        ...handlerCommon,
        decorators: optional(list(type)),
        types: optional(list(type)),
        methods: list(text),
        where: optional(object({ property: text, is: list(text), asks: optional(list(text)), given: optional(record(text)), providers: optional(object({ token: text, factory: text, class: text, alias: text, needs: text })) })),
    }),
    file: object({ ...handlerCommon, files: list(text), exports: list(text), unlessDirective: optional(text), unlessFiles: optional(list(text)), urls: optional(object({ below: optional(text), index: list(text), beside: optional(list(text)) })), actions: optional(object({ below: text, word: text, grouped: optional(text) })), routes: optional(text) }),
    directive: object({ ...handlerCommon, directive: text }),
    name: object({ ...handlerCommon, files: optional(list(text)), names: list(text) }),
}) as Check<HandlerShape>

const packageFacts = object({
    package: text,
    sameAs: optional(list(text)),
    blocking: optional(list(blockingCall)),
    handlers: optional(list(handlerShape)),
    mounts: optional(
        list(
            object({
                on: optional(type),
                methods: list(path),
                what: oneOf("arguments", "result", "callback", "members", "itself", "decorated", "groups", "group"),
                grouping: optional(object({ path: text, group: text, children: text })),
                listed: optional(text),
                path: optional(list(text)),
                below: optional(oneOf("result")),
                separator: optional(oneOf(".")),
                version: optional(list(text)),
                versions: optional(flag),
                if: optional(object({ at: text, is: text })),
                except: optional(list(text)),
                source,
            }),
        ),
    ),
    unmounted: optional(list(type)),
    reachesOut: optional(flag),
    clients: optional(
        list(
            object({
                name: path,
                new: optional(flag),
                static: optional(flag),
                why: oneOf("pool", "connection", "agent", "credentials", "memory", "threads", "files", "cheap"),
                advice: optional(text),
                when: optional(conditions),
                source,
            }),
        ),
    ),
    fanOuts: optional(list(object({ name: path, list: whole, callback: whole, bound: optional(object({ argument: whole, option: optional(text), only: optional(text) })), verified: optional(verified), source }))),
    limiters: optional(list(object({ name: path, verified: optional(verified), source }))),
    offloads: optional(list(object({ name: path, new: optional(flag), argument: whole, only: optional(oneOf("file")), verified: optional(verified), source }))),
    signatures: optional(
        list(
            object({
                name: path,
                new: optional(flag),
                returns: optional(text),
                once: optional(flag),
                promisifies: optional(flag),
                loads: optional(object({ folder: list(text), otherwise: optional(text) })),
                container: optional(oneOf("create", "create-scope", "register", "make", "keep", "resolve", "build", "load-modules")),
                defines: optional(list(object({ on: type, name: whole, value: whole, when: optional(conditions) }))),
                callbacks: optional(
                    list(
                        object({
                            argument: anyPosition,
                            elements: optional(flag),
                            property: optional(text),
                            parameters: optional(nullableTypes),
                            runs: optional(oneOf("startup", "never", "exit")),
                            when: optional(conditions),
                        }),
                    ),
                ),
                source: optional(text),
            }),
        ),
    ),
    types: optional(record(type)),
    subpaths: optional(record(text)),
    generatedAs: optional(list(text)),
    extends: optional(record(type)),
    functionTypes: optional(record(nullableTypes)),
    requestData: optional(list(text)),
    isolates: optional(list(text)),
    threadpool: optional(list(object({ name: path, new: optional(flag), cost, part: optional(oneOf("name-lookup")), verified: optional(verified), source }))),
}) as Check<PackageFacts>
