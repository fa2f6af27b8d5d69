/**
 * Parses JSON as TypeScript and Babel write their configuration: with comments, trailing commas
 * and a byte order mark.
 *
 * @throws {SyntaxError} Whose message names the line.
 */
export function parseJsonc(text: string): unknown {
    const plain = withoutComments(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
    try {
        return JSON.parse(plain)
    } catch (error) {
        throw new SyntaxError(describe(error, plain))
    }
}

/** The same text with spaces for comments and trailing commas, so that places stay what they are. */
function withoutComments(text: string): string {
    const blank = (found: string): string => (found.startsWith('"') ? found : found.replace(/[^\n]/g, " "))
    const bare = text.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, blank)
    return bare.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, blank)
}

/** Node 20 tells the place of some errors as a position, of others by the text around it. */
function describe(error: unknown, text: string): string {
    const message = error instanceof Error ? error.message : String(error)
    const position = /position (\d+)/.exec(message)?.[1]
    const around = /^Unexpected token '?(.*?)'?, (\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)
    const end = position !== undefined ? Number(position) : around ? placeOf(around[1]!, around[3]!, around[2] ? 10 : 0, text) : text.length
    const what = around ? `unexpected ${around[1]}` : message.replace(/ in JSON at position[\s\S]*$/, "").replace(/ \(line [\s\S]*$/, "")
    return `line ${text.slice(0, end).split("\n").length}: ${what}`
}

/** V8 shows ten characters before the token that it did not expect. */
function placeOf(token: string, shown: string, before: number, text: string): number {
    return Math.max(text.indexOf(shown), 0) + Math.max(shown.indexOf(token, before), 0)
}
