import { ts } from "ts-morph"

const SCRIPT_KINDS: Readonly<Record<string, ts.ScriptKind>> = { ts: ts.ScriptKind.TS, mts: ts.ScriptKind.TS, cts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX }

function extension(file: string): string {
    return file.slice(file.lastIndexOf(".") + 1).toLowerCase()
}

/** JSDoc is parsed only where something in it is of use: types in JavaScript, markings anywhere. */
const DOCUMENTED_TYPES = /@(?:type|param|arg|argument|returns?|typedef|callback)\b/
const MARKED = /@(?:non)?blocking\b/

/**
 * The tree of a source file. Its text may differ from the one given in blanks: JavaScript with
 * types in it (Flow) that does not parse is read without its type casts.
 */
export function parse(file: string, text: string): ts.SourceFile {
    const kind = SCRIPT_KINDS[extension(file)] ?? ts.ScriptKind.JSX
    const source = parseAs(file, text, kind)
    return kind === ts.ScriptKind.JSX && errorsOf(source).length > 0 ? withoutCasts(file, source) : source
}

function parseAs(file: string, text: string, kind: ts.ScriptKind): ts.SourceFile {
    const docs = MARKED.test(text) || (kind === ts.ScriptKind.JSX && DOCUMENTED_TYPES.test(text))
    const jsDocParsingMode = docs ? ts.JSDocParsingMode.ParseAll : ts.JSDocParsingMode.ParseNone
    return ts.createSourceFile(file, text, { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode }, false, kind)
}

/** `0755`, `08`, `"\033"`, `"\8"`: complaints that leave the tree whole, and scripts that are not strict may say so. */
const OCTAL: ReadonlySet<number> = new Set([1121, 1487, 1488, 1489])

function errorsOf(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
    const { parseDiagnostics = [] } = source as unknown as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }
    return parseDiagnostics.filter(({ code }) => !OCTAL.has(code))
}

export function syntaxError(source: ts.SourceFile): string | undefined {
    const first = errorsOf(source)[0]
    if (!first) return undefined
    const line = source.getLineAndCharacterOfPosition(first.start).line + 1
    return `line ${line}: ${ts.flattenDiagnosticMessageText(first.messageText, " ")}`
}

export function isJavaScript(file: string): boolean {
    return SCRIPT_KINDS[extension(file)] === undefined
}

/** More casts than that in one file are left in. */
const MOST_CASTS = 20

/** `(x: any)` of Flow is read as `(x     )`, until the file parses or that does not help. */
function withoutCasts(file: string, first: ts.SourceFile): ts.SourceFile {
    if (first.text.length > 500_000) return first
    let source = parseAs(file, first.text, ts.ScriptKind.TSX)
    for (let casts = 0; casts < MOST_CASTS; casts++) {
        const error = errorsOf(source)[0]
        if (!error) return source
        const start = source.text[error.start] === ":" ? error.start : colonBefore(source.text, error.start)
        const end = start < 0 ? -1 : closingParenthesis(source.text, start)
        if (end < 0) break
        const blank = source.text.slice(start, end).replace(/[^\r\n]/g, " ")
        source = parseAs(file, source.text.slice(0, start) + blank + source.text.slice(end), ts.ScriptKind.TSX)
    }
    return errorsOf(source).length < errorsOf(first).length ? source : first
}

/** `(x: any)` looks like parameters, so that the error is the missing arrow behind it. */
function colonBefore(text: string, arrow: number): number {
    const close = text.lastIndexOf(")", arrow - 1)
    if (close < 0 || text.slice(close + 1, arrow).trim() !== "") return -1
    let depth = 0
    let colon = -1
    for (let at = close; at >= 0 && at > close - 1_000; at--) {
        if (/[)\]}]/.test(text[at]!)) depth++
        else if (/[([{]/.test(text[at]!) && --depth === 0) return colon
        else if (depth === 1 && text[at] === ":") colon = at
    }
    return -1
}

/** Position of the `)` that closes what stands open at `from`; -1 if something else does. */
function closingParenthesis(text: string, from: number): number {
    let depth = 0
    for (let at = from; at < text.length && at < from + 1_000; at++) {
        if (/[([{]/.test(text[at]!)) depth++
        else if (/[)\]}]/.test(text[at]!) && --depth < 0) return text[at] === ")" ? at : -1
    }
    return -1
}
