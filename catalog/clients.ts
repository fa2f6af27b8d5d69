import type { ClientCreation } from "./entry.ts"

/** Ways to make a client, written as in code: `createPool`, `new Pool`, `static MongoClient.connect`. */
export function created(why: ClientCreation["why"], source: string, ways: readonly string[], advice?: string): ClientCreation[] {
    return ways.map(way => {
        const [, kind, name] = /^(?:(new|static) )?(.*)$/.exec(way)!
        return { name: name!, ...(kind === "new" && { new: true as const }), ...(kind === "static" && { static: true as const }), why, ...(advice !== undefined && { advice }), source }
    })
}
