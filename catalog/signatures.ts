import type { Signature } from "./entry.ts"

/** Methods that hand back what they are called on, so that calls can be chained. */
export function chains(on: string, methods: readonly string[]): Signature[] {
    return methods.map(method => ({ name: `${on}.${method}`, returns: "this" }))
}

/** Methods and functions with results of a known type. */
export function returning(returns: string, names: readonly string[]): Signature[] {
    return names.map(name => ({ name, returns }))
}

/** Functions that give back their first argument, as it is or wrapped. */
export function wrappers(names: readonly string[]): Signature[] {
    return names.map(name => ({ name, returns: "argument 0" }))
}
