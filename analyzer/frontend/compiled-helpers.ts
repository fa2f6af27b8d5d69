import { ts } from "ts-morph"
import { skipOuter } from "./names.ts"

const K = ts.SyntaxKind

/**
 * The function in `var __importStar = (this && this.__importStar) || function (module) { … }`, which
 * compilers write into every module. They ask whether somebody set the helper before; in a module
 * `this` is what it exports, and among those the helper is not: whatever else is exported under
 * names that nobody can tell would seem to be it. Of `Object.create ? … : …` the first is meant.
 *
 * @see https://www.typescriptlang.org/tsconfig/#noEmitHelpers
 */
export function writtenHelper({ left, right }: ts.BinaryExpression): ts.Expression | undefined {
    const asked = skipOuter(left)
    if (asked.kind !== K.BinaryExpression) return undefined
    const { left: self, operatorToken, right: member } = asked as ts.BinaryExpression
    if (operatorToken.kind !== K.AmpersandAmpersandToken || self.kind !== K.ThisKeyword || member.kind !== K.PropertyAccessExpression) return undefined
    const { expression, name } = member as ts.PropertyAccessExpression
    if (expression.kind !== K.ThisKeyword || !name.text.startsWith("__")) return undefined
    const written = skipOuter(right)
    return written.kind === K.ConditionalExpression && isObjectCreate((written as ts.ConditionalExpression).condition) ? (written as ts.ConditionalExpression).whenTrue : written
}

function isObjectCreate(node: ts.Expression): boolean {
    if (node.kind !== K.PropertyAccessExpression) return false
    const { expression, name } = node as ts.PropertyAccessExpression
    return expression.kind === K.Identifier && (expression as ts.Identifier).text === "Object" && name.text === "create"
}

/**
 * The class in `X = __decorate([decorators], X)`, which `@decorators class X {}` is compiled to.
 * The class stays what it is, as where decorators are written as such.
 */
export function decoratedClass({ expression, arguments: given }: ts.CallExpression): ts.Expression | undefined {
    return given.length === 2 && calledName(expression) === "__decorate" ? given[1] : undefined
}

/**
 * The module in `__exportStar(require("./x"), exports)`, which `export * from "./x"` is compiled to.
 * What the helper does name by name, with a getter for each, is known without following it.
 */
export function starExported({ expression, arguments: given }: ts.CallExpression): ts.Expression | undefined {
    const target = given[1] && skipOuter(given[1])
    const star = given.length === 2 && target?.kind === K.Identifier && (target as ts.Identifier).text === "exports" && calledName(expression) === "__exportStar"
    return star ? given[0] : undefined
}

/** `__decorate`, `tslib_1.__decorate` and `(0, tslib_1.__decorate)` by their last name. */
function calledName(callee: ts.Expression): string | undefined {
    const node = skipOuter(callee)
    if (node.kind === K.Identifier) return (node as ts.Identifier).text
    if (node.kind === K.PropertyAccessExpression) return (node as ts.PropertyAccessExpression).name.text
    const comma = node.kind === K.BinaryExpression && (node as ts.BinaryExpression).operatorToken.kind === K.CommaToken
    return comma ? calledName((node as ts.BinaryExpression).right) : undefined
}
