import { ts } from "ts-morph"
import { skipOuter } from "./names.ts"
import type { Walk } from "./walk.ts"

const K = ts.SyntaxKind

/** `require.main === module`, `import.meta.main` and their like: code for the command line only. */
export function mainWhen(w: Walk, condition: ts.Expression, truth: boolean): boolean {
    if (!w.mentionsMain) return false
    const node = skipOuter(condition)
    if (node.kind === K.PrefixUnaryExpression && (node as ts.PrefixUnaryExpression).operator === K.ExclamationToken) {
        return mainWhen(w, (node as ts.PrefixUnaryExpression).operand, !truth)
    }
    const text = w.text.slice(node.getStart(w.source), node.end)
    if (/^module\.parent$/.test(text)) return !truth
    if (!MAIN.test(text)) return false
    if (node.kind !== K.BinaryExpression) return truth
    const operator = (node as ts.BinaryExpression).operatorToken.kind
    if (operator === K.BarBarToken) return false
    const negative = operator === K.ExclamationEqualsToken || operator === K.ExclamationEqualsEqualsToken
    return truth ? !negative : negative
}

export const MAIN = /\brequire\.main\b|\bimport\.meta\.main\b|\bprocess\.argv\[1\]|\bmodule\.parent\b/
