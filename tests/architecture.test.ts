import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, posix } from "node:path"
import { fileURLToPath } from "node:url"
import ts from "typescript"
import { describe, expect, test } from "vitest"

/**
 * Who may import whom: folders and files of ours, then packages. The longest name that a file's
 * path starts with is its part. `docs/architecture.md` says what each part promises in return.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
    catalog: ["node:module"],
    // What package.json says, which the frontend reads too: nothing in it is about a package.
    "catalog/package-scripts": [],
    // What options and methods of clients are called, whatever the package.
    "catalog/client-settings": [],
    // How version ranges are compared.
    "catalog/versions": [],
    rules: ["catalog", "catalog/client-settings", "catalog/package-scripts", "catalog/versions", "@eslint-community/eslint-utils", "@eslint-community/regexpp", "@typescript-eslint/utils", "eslint", "estree", "refa", "scslre", "node:fs", "node:module", "node:path"],
    index: ["catalog", "package.json", "rules", "eslint"],

    "analyzer/report": ["catalog"],
    "analyzer/errors": [],
    "analyzer/version": ["package.json"],
    "analyzer/config": ["analyzer/report", "catalog"],
    "analyzer/config-file": ["analyzer/config", "analyzer/config-schema", "analyzer/errors", "jiti", "lilconfig", "node:fs", "node:path"],
    // Messages list the possible values, which stand where they are used.
    "analyzer/config-schema": ["analyzer/config", "analyzer/errors", "analyzer/findings", "analyzer/graph", "analyzer/report", "catalog"],
    "analyzer/facts": ["catalog"],
    "analyzer/frontend": [
        "analyzer/errors", "analyzer/facts", "analyzer/report", "catalog/client-settings", "catalog/package-scripts", "catalog/versions", "ignore", "picomatch", "ts-morph",
        "node:buffer", "node:crypto", "node:fs", "node:fs/promises", "node:module", "node:os", "node:path", "node:url", "node:worker_threads", "node:zlib",
    ],
    "analyzer/graph": ["analyzer/facts", "analyzer/report", "catalog", "catalog/client-settings", "catalog/versions", "picomatch"],
    "analyzer/findings": ["analyzer/config", "analyzer/facts", "analyzer/graph", "analyzer/report", "catalog", "scslre", "node:crypto"],
    "analyzer/fixes": ["analyzer/facts", "analyzer/findings", "analyzer/frontend", "analyzer/graph", "analyzer/report", "catalog", "magic-string"],
    "analyzer/reporters": ["analyzer/facts", "analyzer/graph", "analyzer/report", "catalog", "picocolors", "sarif"],
    "analyzer/analyze": [
        "analyzer/config", "analyzer/config-file", "analyzer/config-schema", "analyzer/errors", "analyzer/facts", "analyzer/findings", "analyzer/frontend", "analyzer/graph",
        "analyzer/models", "analyzer/report", "analyzer/summaries", "analyzer/version", "catalog",
    ],
    "analyzer/models": ["analyzer/facts", "analyzer/frontend", "analyzer/report", "catalog", "node:fs", "node:path"],
    "analyzer/summaries": ["analyzer/errors", "analyzer/facts", "analyzer/findings", "analyzer/frontend", "analyzer/graph", "analyzer/report", "catalog"],
    "analyzer/index": ["analyzer/analyze", "analyzer/config", "analyzer/errors", "analyzer/report"],
    "analyzer/explain": ["analyzer/errors", "analyzer/facts", "analyzer/findings", "analyzer/graph", "analyzer/report"],
    "analyzer/handlers": ["analyzer/facts", "analyzer/findings", "analyzer/graph", "analyzer/report", "catalog"],
    "analyzer/known": ["analyzer/errors", "catalog"],
    // The only parts that print and read arguments; the second is what the executable runs.
    "analyzer/command-line": [
        "analyzer/analyze", "analyzer/config-file", "analyzer/errors", "analyzer/explain", "analyzer/findings", "analyzer/graph", "analyzer/handlers", "analyzer/known", "analyzer/models", "analyzer/report", "analyzer/reporters", "analyzer/summaries", "analyzer/version",
        "catalog", "cac", "node:fs", "node:path",
    ],
    "analyzer/cli": ["analyzer/command-line"],
}

const ROOT = fileURLToPath(new URL("..", import.meta.url))
const files = ["index.ts", ...sourcesIn("catalog"), ...sourcesIn("rules"), ...sourcesIn("analyzer")].filter(exists)

test("every file belongs to a part", () => {
    expect(files.filter(file => partOf(file) === undefined)).toEqual([])
})

describe("who imports whom", () => {
    test.each(Object.entries(MAY_IMPORT))("%s", (part, allowed) => {
        const forbidden = filesOf(part).flatMap(file =>
            importsOf(file)
                .filter(target => target !== part && !allowed.includes(target))
                .map(target => `${file} imports ${target}`),
        )
        expect(forbidden).toEqual([])
    })
})

test("the graph is pure: no clock, no chance, no process, nothing that changes at module level", () => {
    const IMPURE = new Set(["Date", "performance", "process", "console", "setTimeout", "setInterval", "setImmediate", "fetch", "globalThis"])
    const impure: string[] = []
    for (const file of filesOf("analyzer/graph")) {
        const source = parse(file)
        for (const statement of source.statements) {
            if (ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.Const)) impure.push(`${file}: ${statement.getText(source)}`)
        }
        visit(source, node => {
            if (ts.isPropertyAccessExpression(node) && node.getText(source) === "Math.random") impure.push(`${file}: Math.random`)
            if (ts.isIdentifier(node) && IMPURE.has(node.text) && isValue(node)) impure.push(`${file}: ${node.text}`)
        })
    }
    expect(impure).toEqual([])
})

test("only the command line prints and exits", () => {
    const printing: string[] = []
    for (const file of files.filter(file => !["analyzer/cli", "analyzer/command-line"].includes(partOf(file)!))) {
        const source = parse(file)
        visit(source, node => {
            if (ts.isPropertyAccessExpression(node) && /^(console\.\w+|process\.(stdout|stderr|exit|exitCode))$/.test(node.getText(source))) printing.push(`${file}: ${node.getText(source)}`)
        })
    }
    expect(printing).toEqual([])
})

function filesOf(part: string): string[] {
    return files.filter(file => partOf(file) === part)
}

function partOf(file: string): string | undefined {
    const path = file.replace(/\.ts$/, "")
    return Object.keys(MAY_IMPORT)
        .filter(part => path === part || path.startsWith(`${part}/`) || path.startsWith(`${part}.`))
        .sort((a, b) => b.length - a.length)[0]
}

/** Parts and packages, type imports included: a type is knowledge too. */
function importsOf(file: string): string[] {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, file), "utf8"), true, true)
    return importedFiles.map(({ fileName }) => {
        if (fileName.startsWith(".")) {
            const target = posix.join(dirname(file), fileName)
            return partOf(target) ?? target
        }
        if (fileName.startsWith("node:")) return fileName
        return fileName.split("/").slice(0, fileName.startsWith("@") ? 2 : 1).join("/")
    })
}

/** A name that is read, not a property, a label, or part of a type. */
function isValue(node: ts.Identifier): boolean {
    const { parent } = node
    if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
    if (ts.isPropertyAssignment(parent)) return parent.initializer === node
    return ts.isExpression(parent) || ts.isVariableDeclaration(parent) || ts.isExpressionStatement(parent)
}

function visit(node: ts.Node, then: (node: ts.Node) => void): void {
    then(node)
    ts.forEachChild(node, child => visit(child, then))
}

function parse(file: string): ts.SourceFile {
    return ts.createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true)
}

function sourcesIn(folder: string): string[] {
    if (!exists(folder)) return []
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter(file => file.endsWith(".ts"))
        .map(file => posix.join(folder, file))
        .sort()
}

function exists(path: string): boolean {
    return readdirSync(join(ROOT, dirname(path))).includes(posix.basename(path))
}
