import type { ClientCreation } from "./entry.ts"

/** Ways to make a client, written as in code: `createPool`, `new Pool`. */
export function created(why: ClientCreation["why"], source: string, ways: readonly string[], advice?: string): ClientCreation[] {
    return ways.map(way => {
        const name = way.replace(/^new /, "")
        return { name, ...(name !== way && { new: true as const }), why, ...(advice !== undefined && { advice }), source }
    })
}
