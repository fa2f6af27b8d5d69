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
    if (!/\/[/*]|,\s*[}\]]/.test(text)) return text
    // A string, a comment, or a comma with nothing but space and comments before the closing bracket.
    const token = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|,(?=(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[}\]])/g
    return text.replace(token, found => (found.startsWith('"') ? found : found.replace(/[^\n]/g, " ")))
}

function describe(error: unknown, text: string): string {
    const message = error instanceof Error ? error.message : String(error)
    const position = /position (\d+)/.exec(message)?.[1]
    const end = position === undefined ? text.length : Number(position)
    const line = text.slice(0, end).split("\n").length
    return `line ${line}: ${message.replace(/ in JSON at position.*$| \(line .*$/s, "").replace(/, "[\s\S]*$/, "")}`
}
