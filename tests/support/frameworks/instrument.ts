import MagicString from "magic-string"
import ts from "typescript"
import type { FileFacts, FunctionFact } from "../../../analyzer/facts.ts"

/** A function of a server, as the analyzer and the run both name it. */
export interface Watched {
    /** `server.js:12 list`. */
    readonly label: string
    /** Index into the file's facts. */
    readonly fn: number
}

/** A function with a body that the analyzer knows too. */
type Body = ts.Block | ts.Expression

/**
 * Makes every function say that it runs: `__enter(number, …)` as its first statement. The result
 * is also what closures made in its body hand to their own `__enter`, so each run knows in which
 * phase the closure itself was made, without any bookkeeping at run time.
 *
 * @param first Number of the file's first function; the others follow in the order of the facts.
 * @returns The changed text, and what each number stands for.
 * @throws If the analyzer's functions are not those of the text: then a comparison would say nothing.
 */
export function instrument(facts: FileFacts, text: string, first: number): { readonly text: string; readonly watched: readonly Watched[] } {
    const source = ts.createSourceFile(facts.file, text, ts.ScriptTarget.Latest, true)
    const numbers = new Map<ts.Node, number>()
    const watched: Watched[] = []
    const bodies = bodiesIn(source)
    for (const [fn, fact] of facts.functions.entries()) {
        if (fact.kind === "module" || fact.implicit) continue
        const node = bodies.find(node => isAt(source, node, fact))
        if (node === undefined) throw new Error(`${facts.file}:${fact.at[0]}: the analyzer sees a function ${fact.name} there.`)
        numbers.set(node, first + watched.length)
        watched.push({ label: `${facts.file}:${fact.at[0]} ${fact.name}`, fn })
    }
    const unknown = bodies.find(node => !numbers.has(node))
    if (unknown) throw new Error(`${facts.file}:${source.getLineAndCharacterOfPosition(unknown.getStart()).line + 1}: the analyzer sees no function there.`)

    const edited = new MagicString(text)
    // Inner functions first: what ends at the same place has to be closed from the inside.
    for (const node of [...bodies].reverse()) {
        const number = numbers.get(node)!
        const around = numbers.get(enclosingBody(node)!)
        const enter = `const __e${number} = __enter(${number}${around === undefined ? "" : `, __e${around}`});`
        const body = bodyOf(node)!
        if (ts.isBlock(body)) edited.appendLeft(afterDirectives(body), ` ${enter}`)
        else {
            edited.appendLeft(body.getFullStart(), ` { ${enter} return (`)
            edited.appendLeft(body.end, ") }")
        }
    }
    return { text: edited.toString(), watched }
}

function bodiesIn(source: ts.SourceFile): ts.SignatureDeclaration[] {
    const found: ts.SignatureDeclaration[] = []
    const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && bodyOf(node)) found.push(node)
        ts.forEachChild(node, visit)
    }
    visit(source)
    return found
}

function bodyOf(node: ts.SignatureDeclaration): Body | undefined {
    return (node as Partial<ts.FunctionLikeDeclaration>).body
}

function isAt(source: ts.SourceFile, node: ts.SignatureDeclaration, { at: [line, column, endLine, endColumn] }: FunctionFact): boolean {
    if (source.getPositionOfLineAndCharacter(endLine - 1, endColumn - 1) !== node.end) return false
    // Arrow functions may end together; only of declarations does it depend on the reader where they start.
    const start = source.getPositionOfLineAndCharacter(line - 1, column - 1)
    return ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? start === node.getStart() : start >= node.getStart() && start < bodyOf(node)!.getStart()
}

/** The function in whose body the node is made. What stands among parameters or decorators is made outside. */
function enclosingBody(node: ts.Node): ts.Node | undefined {
    for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
        if (ts.isFunctionLike(outer) && bodyOf(outer) === inner) return outer
    }
    return undefined
}

function afterDirectives(body: ts.Block): number {
    const directives = body.statements.filter((statement, index) => body.statements.slice(0, index + 1).every(isDirective) && statement)
    return directives.at(-1)?.end ?? body.getStart() + 1
}

function isDirective(statement: ts.Statement): boolean {
    return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)
}
