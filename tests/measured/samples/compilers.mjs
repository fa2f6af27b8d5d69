/** Packages that compile, format and check code and schemas. */
import fs from "node:fs"
import { code, styles } from "../inputs.mjs"

const short = code.split("\n").slice(0, 200).join("\n")
const large = [1, 2, 3].map(part => code.replaceAll("export function add", `function part${part}_`)).join("\n")
const schema = `type Query { a: String }\n${Array.from({ length: 200 }, (_, index) => `type T${index} { a: String b: Int }`).join("\n")}`

export default {
    "@babel/core": {
        transformSync: { call: babel => babel.transformSync(code, { configFile: false }) },
        transformAsync: { call: babel => babel.transformAsync(code, { configFile: false }) },
        transformFileSync: { input: script, call: babel => babel.transformFileSync("code.js", { configFile: false }) },
        transformFileAsync: { input: script, call: babel => babel.transformFileAsync("code.js", { configFile: false }) },
        parseSync: { call: babel => babel.parseSync(code, { configFile: false }) },
        parseAsync: { call: babel => babel.parseAsync(code, { configFile: false }) },
        transformFromAstSync: { input: babel => babel.parseSync(code, { configFile: false }), call: (babel, tree) => babel.transformFromAstSync(tree, code, { configFile: false }) },
        transformFromAstAsync: { input: babel => babel.parseSync(code, { configFile: false }), call: (babel, tree) => babel.transformFromAstAsync(tree, code, { configFile: false }) },
    },
    "@babel/parser": { parse: { call: babel => babel.parse(code, { sourceType: "module" }) }, parseExpression: { call: babel => babel.parseExpression(`[${"1 + 2, ".repeat(2000)}]`) } },
    "@swc/core": {
        transformSync: { call: swc => swc.transformSync(code), twin: swc => swc.transform(code) },
        transformFileSync: { input: script, call: swc => swc.transformFileSync("code.js"), twin: swc => swc.transformFile("code.js") },
        parseSync: { call: swc => swc.parseSync(code) },
        parse: { call: swc => swc.parse(code) },
        parseFileSync: { input: script, call: swc => swc.parseFileSync("code.js") },
        parseFile: { input: script, call: swc => swc.parseFile("code.js") },
        printSync: { input: swc => swc.parseSync(code), call: (swc, tree) => swc.printSync(tree), twin: (swc, tree) => swc.print(tree) },
        minifySync: { call: swc => swc.minifySync(large), twin: swc => swc.minify(large) },
    },
    esbuild: {
        transformSync: { call: esbuild => esbuild.transformSync(code), twin: esbuild => esbuild.transform(code) },
        buildSync: { input: script, call: esbuild => esbuild.buildSync(BUILD), twin: esbuild => esbuild.build(BUILD) },
        formatMessagesSync: { call: esbuild => esbuild.formatMessagesSync([{ text: "wrong" }], { kind: "error" }), twin: esbuild => esbuild.formatMessages([{ text: "wrong" }], { kind: "error" }) },
        analyzeMetafileSync: { call: esbuild => esbuild.analyzeMetafileSync({ inputs: {}, outputs: {} }), twin: esbuild => esbuild.analyzeMetafile({ inputs: {}, outputs: {} }) },
    },
    sass: {
        compileString: { call: sass => sass.compileString(styles) },
        compileStringAsync: { call: sass => sass.compileStringAsync(styles) },
        compile: { input: stylesheet, call: sass => sass.compile("styles.scss") },
        compileAsync: { input: stylesheet, call: sass => sass.compileAsync("styles.scss") },
        renderSync: { missing: sass => !sass.renderSync, call: sass => sass.renderSync({ data: styles }) },
        render: { missing: sass => !sass.render, call: sass => new Promise(resolve => sass.render({ data: styles }, resolve)) },
    },
    less: { render: { call: less => less.render(styles) } },
    postcss: { "Processor.process": { call: postcss => postcss([() => ({ postcssPlugin: "none" })]).process(".a { color: red }\n".repeat(5000), { from: undefined }) } },
    prettier: {
        format: { call: prettier => prettier.format(short, { parser: "babel" }) },
        check: { call: prettier => prettier.check(short, { parser: "babel" }) },
        formatWithCursor: { call: prettier => prettier.formatWithCursor(short, { parser: "babel", cursorOffset: 1 }) },
    },
    "@prettier/sync": {
        format: { call: prettier => (prettier.default ?? prettier).format(code, { parser: "babel" }) },
    },
    terser: { minify: { call: terser => terser.minify(code) } },
    "uglify-js": { minify: { call: uglify => uglify.minify(large.replaceAll("const ", "var ")) } },
    typescript: {
        transpileModule: { call: ts => ts.transpileModule(code, {}) },
        transpile: { call: ts => ts.transpile(code) },
        createSourceFile: { call: ts => ts.createSourceFile("code.ts", code, ts.ScriptTarget.Latest, true) },
        createProgram: { input: script, call: ts => ts.createProgram(["code.js"], { allowJs: true }) },
    },
    eslint: {
        "Linter.verify": { call: ({ Linter }) => new Linter().verify(code, { rules: { semi: "error" } }) },
        "Linter.verifyAndFix": { call: ({ Linter }) => new Linter().verifyAndFix(code, { rules: { "prefer-const": "error" } }) },
        "ESLint.lintText": { call: ({ ESLint }) => new ESLint({ overrideConfigFile: true }).lintText(code) },
        "ESLint.lintFiles": { input: script, call: ({ ESLint }) => new ESLint({ overrideConfigFile: true, cwd: process.cwd() }).lintFiles("code.js") },
    },
    ajv: { "Ajv.compile": { call: ({ Ajv }) => new Ajv().compile({ type: "object", properties: { a: { type: "string" }, b: { type: "array", items: { type: "number" } } } }) } },
    graphql: {
        buildSchema: { call: graphql => graphql.buildSchema(schema) },
        buildASTSchema: { input: graphql => graphql.parse(schema), call: (graphql, tree) => graphql.buildASTSchema(tree) },
        buildClientSchema: { input: graphql => graphql.introspectionFromSchema(graphql.buildSchema(schema)), call: (graphql, found) => graphql.buildClientSchema(found) },
        extendSchema: { input: graphql => [graphql.buildSchema(schema), graphql.parse("extend type Query { b: Int }")], call: (graphql, [old, more]) => graphql.extendSchema(old, more) },
    },
}

const BUILD = { entryPoints: ["code.js"], write: false, bundle: true, minify: true }

function script() {
    fs.writeFileSync("code.js", large)
}

function stylesheet() {
    fs.writeFileSync("styles.scss", styles)
}
