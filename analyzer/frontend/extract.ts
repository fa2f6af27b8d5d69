import { ts } from "ts-morph"
import { MODULE_SLOT, SLOT } from "../facts.ts"
import type { FileFacts } from "../facts.ts"
import { fanOutFacts } from "./fan-outs.ts"
import { afterIf, checkGuards } from "./guards.ts"
import { commonJsTypes, typedefs } from "./jsdoc.ts"
import { jsDocOf } from "./literals.ts"
import { MAIN } from "./main-guards.ts"
import { declareImports } from "./modules.ts"
import { lineOf } from "./names.ts"
import { hoistBody } from "./scopes.ts"
import { isJavaScript, parse, syntaxError } from "./parse.ts"
import { checkBounds } from "./sites.ts"
import { findSetNames } from "./set-names.ts"
import { statement } from "./statements.ts"
import { suppressions } from "./suppressions.ts"
import { noVersions } from "./versions.ts"
import type { FunctionDraft, Scope, Variable, Walk } from "./walk.ts"
import { functionFact, newDraft } from "./writer.ts"

const K = ts.SyntaxKind

/** Raise it with every change of what is extracted: cached facts of another version are void. */
export const EXTRACTOR_VERSION = 7

/**
 * The facts of one source file. Depends on nothing but its arguments, and never throws: what a
 * file's syntax errors or nesting leave out is told in `problem`.
 *
 * @param file Relative path with `/`; its ending says which language it is.
 * @param text The file's content; a byte order mark is left out before positions are counted.
 */
export function extract(file: string, text: string): FileFacts {
    const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
    try {
        const source = parse(file, clean)
        const w = startWalk(file, source.text, source)
        walkModule(w)
        return finish(w)
    } catch (error) {
        if (!(error instanceof RangeError)) throw error
        const w = startWalk(file, clean, ts.createSourceFile(file, "", ts.ScriptTarget.ESNext))
        return { ...finish(w), lines: countLines(clean), problem: "nested too deeply to be read" }
    }
}

function startWalk(file: string, text: string, source: ts.SourceFile): Walk {
    const functions: FunctionDraft[] = []
    const javascript = isJavaScript(file)
    const lineStarts = source.getLineStarts()
    const last = lineStarts.length - 1
    const module = newDraft({ functions }, undefined, "module", "<module>", source, [1, 1, last + 1, text.length - lineStarts[last]! + 1])
    const scope: Scope = { parent: undefined, names: new Map(), fn: module, hoists: true }
    for (const [name, slot] of [["module", MODULE_SLOT.module], ["exports", MODULE_SLOT.exports], ["require", MODULE_SLOT.require]] as const) {
        scope.names.set(name, { name, fn: module, slot })
    }
    const self: Variable = { name: "this", fn: module, slot: SLOT.this }
    return {
        source,
        text,
        file,
        javascript,
        sloppy: javascript && !isModule(source, file) && !directives(source).includes("use strict"),
        lineStarts,
        lastLine: 0,
        strings: new Map(),
        functions,
        classes: [],
        sites: [],
        decorations: [],
        types: [],
        typeIndex: new Map(),
        typeNames: Object.create(null),
        typeImports: Object.create(null),
        typeExports: Object.create(null),
        exportAll: [],
        specifiers: new Set(),
        objects: 0,
        siteOf: new Map(),
        functionOf: new Map(),
        slotsOf: new Map(),
        callOf: new Map(),
        fanOuts: [],
        bounds: [],
        waiting: new Map(),
        setNames: findSetNames(source),
        versions: noVersions(),
        fn: module,
        scope,
        frame: { self, args: undefined, home: undefined },
        caught: undefined,
        withs: [],
        loops: undefined,
        iterated: false,
        repeated: false,
        guard: undefined,
        main: false,
        asked: false,
        given: [],
        inherit: 0,
        docs: undefined,
        typeParameters: undefined,
        mentionsMain: MAIN.test(text),
        typePrefix: "",
        problem: syntaxError(source),
    }
}

/** The module's own code, statement by statement: one that is nested too deeply leaves the others alone. */
function walkModule(w: Walk): void {
    declareImports(w, w.scope)
    const list = w.source.statements
    hoistBody(w, w.scope, list)
    const { scope, frame, fn } = w
    for (let i = 0; i < list.length; i++) {
        const node = list[i]!
        try {
            statement(w, node)
            if (node.kind === K.IfStatement) afterIf(w, node as ts.IfStatement, list, i)
        } catch (error) {
            if (!(error instanceof RangeError)) throw error
            Object.assign(w, { scope, frame, fn, loops: undefined, caught: undefined, withs: [], guard: undefined, inherit: 0, docs: undefined, typePrefix: "", versions: noVersions() })
            w.problem ??= `line ${lineOf(w, node.getStart(w.source)) + 1}: nested too deeply to be read`
        }
    }
    if (w.javascript) {
        typedefs(w, jsDocOf(w.source.endOfFileToken))
        commonJsTypes(w)
    }
}

function isModule(source: ts.SourceFile, file: string): boolean {
    if (/\.m[jt]s$/i.test(file)) return true
    let found = false
    for (const node of source.statements) {
        if (node.kind === K.ExportAssignment && (node as ts.ExportAssignment).isExportEquals) return false
        found ||=
            node.kind === K.ImportDeclaration ||
            node.kind === K.ExportDeclaration ||
            node.kind === K.ExportAssignment ||
            node.kind === K.ImportEqualsDeclaration ||
            (ts.canHaveModifiers(node) && node.modifiers?.some(m => m.kind === K.ExportKeyword) === true)
    }
    return found
}

function directives(source: ts.SourceFile): string[] {
    const found: string[] = []
    for (const node of source.statements) {
        if (node.kind !== K.ExpressionStatement || !ts.isStringLiteral((node as ts.ExpressionStatement).expression)) break
        found.push(((node as ts.ExpressionStatement).expression as ts.StringLiteral).text)
    }
    return found
}

function countLines(text: string): number {
    let lines = 1
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++
    return lines
}

function finish(w: Walk): FileFacts {
    checkBounds(w)
    checkGuards(w)
    const fanOuts = fanOutFacts(w)
    return {
        file: w.file,
        esModule: isModule(w.source, w.file),
        directives: directives(w.source),
        functions: w.functions.map(functionFact),
        strings: [...w.strings.keys()],
        classes: w.classes,
        sites: w.sites,
        decorations: w.decorations,
        types: w.types,
        typeNames: { ...w.typeNames },
        typeImports: { ...w.typeImports },
        typeExports: { ...w.typeExports },
        exportAll: w.exportAll,
        specifiers: [...w.specifiers].sort(),
        fanOuts,
        suppressions: suppressions(w),
        lines: w.lineStarts.length,
        ...(w.problem !== undefined && { problem: w.problem }),
    }
}
