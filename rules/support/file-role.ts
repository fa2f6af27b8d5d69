import type { TSESLint, TSESTree } from "@typescript-eslint/utils"

import { type OwnPackage, ownPackage } from "./package-json.ts"

/** What runs a file, as far as its place and its first lines say. */
export type FileRole = "server" | "command" | "test" | "config" | "worker" | "browser"

const TEST_FOLDERS = /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__|specs?|e2e|fixtures|cypress|playwright|benchmarks?|bench|testing|(?:integration|e2e|unit|load|performance|smoke|acceptance|functional|contract|regression)[-_]tests?|test-(?:utils?|helpers?|support|kit|setup))\//i
const TEST_FILES = /(?:[.-](?:test|spec|e2e|bench|stories|cy)|(?:^|\/)(?:test|spec)|_test)\.[cm]?[jt]sx?$/i
const COMMAND_FOLDERS = /(?:^|\/)(?:scripts?|bin|cli|command-line|tools|tooling|migrations?|migrate|seeds?|seeders?|codemods?|examples?|startup|loaders|jobs?|workers?|queues?|cron|crons|runners?)\/|(?:^|\/)\.[\w-]+\//i
const COMMAND_FILES = /(?:^|\/)(?:cli|command-line|migrate|seed|gulpfile|gruntfile|jakefile)(?:\.[\w-]+)?\.[cm]?[jt]sx?$|(?:^|\/)build-[\w-]+\.[cm]?js$|(?:^|[/.-])seed(?:s|[.-]data)?\.[cm]?[jt]s$/i
const CONFIG_FILES = /(?:^|\/)\.pnp\.|(?:^|\/)(?:webpack|rollup|esbuild|babel|vite)(?:-?(?:plugins?|config|loaders?))?\/|(?:^|\/)[\w.-]*\.?(?:config|conf|rc)\.[cm]?[jt]sx?$|(?:^|\/)(?:webpack|rollup|vite|babel|jest|karma|esbuild|tsup|ecosystem)[\w.-]*\.[cm]?[jt]sx?$/i

const TEST_RUNNERS = new Set(["vitest", "jest", "@jest/globals", "mocha", "ava", "tap", "tape", "node:test", "bun:test", "@playwright/test", "cypress", "supertest", "uvu", "mock-fs", "sinon", "proxyquire", "esmock", "rewire", "testdouble", "nock", "chai"])

/** Mocks stand in for modules in tests only, also where the runner's functions are globals. */
const MOCKS = /\b(?:jest|vi)\.(?:mock|doMock|unstable_mockModule|spyOn|mocked)\(/

/** Libraries of which a file defines commands. What only reads arguments may stand in a server's main file. */
const COMMAND_TOOLS = new Set(["commander", "cac", "citty", "sade", "clipanion", "@oclif/core"])

/** Libraries that draw in browsers. Components of React may be drawn on the server alone, and say so nowhere. */
const BROWSER_LIBRARIES = /^(?:vue|pinia|svelte|solid-js|jquery|react-dom\/client|@vueuse\/core|@angular\/(?:core|common|forms|router|animations|material|cdk|platform-browser)(?:\/.*)?)$/
/** The same libraries, drawing on the server. */
const SERVER_RENDERING = /["'](?:vue\/server-renderer|@vue\/server-renderer|svelte\/server|@angular\/(?:ssr|platform-server)[\w/]*|solid-js\/web|node:\w+|express)["']/

/** Tools for the command line may have a server of their own; a request alone may be one they make. */
const SERVES = /\bcreateServer\s*\(|\(\s*_?req(?:uest)?\b[^(){}]*,\s*_?(?:res|response|reply|h)\b/

/** `<button onClick={…}>`: only components that run in browsers have these. */
const EVENT_ATTRIBUTE = /\son[A-Z]\w*=\{/

/** Has what Node does not have, and nobody uses on a server who simulates a browser. */
function isForBrowsers(text: string): boolean {
    return (text.includes("FileRe") || text.includes("URL.cr")) && /\bnew FileReader\(|\bURL\.createObjectURL\(/.test(text)
}

/**
 * Files that serve nobody: commands, tests, configurations, the code of worker threads, code for
 * browsers. Blocking is harmless or even right there.
 */
export function fileRole(path: string, file: string, sourceCode: Readonly<TSESLint.SourceCode>): FileRole {
    const own = ownPackage(file)
    if ((own?.isCommand && !SERVES.test(sourceCode.text)) || isOfCommand(own, file)) return "command"
    if (sourceCode.text.startsWith("#!")) return "command"
    if (TEST_FOLDERS.test(path) || TEST_FILES.test(path)) return "test"
    if (COMMAND_FOLDERS.test(path) || COMMAND_FILES.test(path)) return "command"
    if (CONFIG_FILES.test(path)) return "config"
    if (MOCKS.test(sourceCode.text) || isRequiringTestRunner(sourceCode.text)) return "test"
    if (/\.[jt]sx$/.test(path) && EVENT_ATTRIBUTE.test(sourceCode.text)) return "browser"
    // Plugins that Expo runs while it builds an app.
    if (sourceCode.text.includes("expo/config-plugins")) return "config"
    if (isForBrowsers(sourceCode.text)) return "browser"
    // Meteor sends the files in folders of this name to browsers, and only there.
    if (/(?:^|\/)client\//.test(path) && /["']meteor\/|\bMeteor\./.test(sourceCode.text)) return "browser"
    for (const statement of sourceCode.ast.body) {
        const directive = directiveOf(statement)
        if (directive === "use client") return "browser"
        if (statement.type !== "ImportDeclaration") continue
        if (TEST_RUNNERS.has(statement.source.value)) return "test"
        if (statement.importKind !== "type" && COMMAND_TOOLS.has(statement.source.value) && !SERVES.test(sourceCode.text)) return "command"
        if (statement.importKind !== "type" && BROWSER_LIBRARIES.test(statement.source.value) && !SERVER_RENDERING.test(sourceCode.text)) return "browser"
        if (isWorkerImport(statement)) return "worker"
    }
    if (sourceCode.text.includes("_threa") && /\brequire\(["'](?:node:)?worker_threads["']\)/.test(sourceCode.text) && /\bparentPort\b|\bworkerData\b/.test(sourceCode.text) && !/\bisMainThread\b/.test(sourceCode.text)) return "worker"
    if (isForked(sourceCode.text)) return "worker"
    return "server"
}

function isRequiringTestRunner(text: string): boolean {
    for (const [, specifier] of text.matchAll(/\brequire\(["']([\w@/:-]+)["']\)/g)) if (TEST_RUNNERS.has(specifier!)) return true
    return false
}

/** Answers its parent's messages, and serves nobody else: the code of a forked process. Members of a cluster talk to it too, but they listen. */
function isForked(text: string): boolean {
    return text.includes("process.send") && /\bprocess\.send\??\.?\(/.test(text) && /\bprocess\.on\(\s*["']message["']/.test(text) && !/\bcluster\b|\.listen\(|\bfork\(/.test(text)
}

/** Folders that hold more than one thing: a script in it says nothing about the rest. */
const SHARED_FOLDERS = /^(?:\.|src|lib|server|app|api|dist|build|out|packages\/[^/]+|apps\/[^/]+)$/

/** A file that a script of package.json runs, other than to serve, or that stands in a folder of its own with one. */
function isOfCommand(own: OwnPackage | null, file: string): boolean {
    if (!own?.commands.length || !file.startsWith(`${own.folder}/`)) return false
    const path = file.slice(own.folder.length + 1)
    const name = withoutExtension(path)
    return own.commands.some(command => {
        if (name === withoutExtension(command)) return true
        const folder = command.slice(0, Math.max(0, command.lastIndexOf("/")))
        return folder !== "" && path.startsWith(`${folder}/`) && !SHARED_FOLDERS.test(folder)
    })
}

function withoutExtension(path: string): string {
    const dot = path.lastIndexOf(".")
    return dot > path.lastIndexOf("/") ? path.slice(0, dot) : path
}

/** A file that talks to its parent is a worker; one that asks `isMainThread` may be both. */
function isWorkerImport(statement: TSESTree.ImportDeclaration): boolean {
    if (statement.importKind === "type" || statement.source.value.replace(/^node:/, "") !== "worker_threads") return false
    const names = statement.specifiers.map(one => (one.type === "ImportSpecifier" && one.imported.type === "Identifier" ? one.imported.name : ""))
    return (names.includes("parentPort") || names.includes("workerData")) && !names.includes("isMainThread")
}

function directiveOf(statement: TSESTree.Statement): string | undefined {
    return statement.type === "ExpressionStatement" && statement.expression.type === "Literal" && typeof statement.expression.value === "string" ? statement.expression.value : undefined
}
