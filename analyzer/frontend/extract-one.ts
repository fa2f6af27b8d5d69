import type { FileFacts } from "../facts.ts"

export interface Task {
    /** Place in the list of all tasks. */
    readonly index: number
    readonly file: string
    readonly text: string
}

/** Facts as JSON text: the form in which threads hand them on and the cache keeps them. */
export type Answer =
    | { readonly index: number; readonly facts: string }
    | { readonly index: number; readonly failure: string }

export type Extract = (file: string, text: string) => FileFacts

/** Makes the facts of one file. An error of ours costs this one file, not the run. */
export function extractOne({ index, file, text }: Task, extract: Extract): Answer {
    try {
        return { index, facts: JSON.stringify(extract(file, text)) }
    } catch (error) {
        return { index, failure: error instanceof Error ? `${error.name}: ${error.message.split("\n")[0]}` : String(error) }
    }
}
