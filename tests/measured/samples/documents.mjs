/** Packages that parse, render and write documents, tables and markup. */
import fs from "node:fs"
import { createRequire } from "node:module"
import { callback, csv, drawing, html, lazy, objects, rows, text, xml } from "../inputs.mjs"

const yaml = objects(500).map(one => `- id: ${one.id}\n  name: ${one.name}\n  tags: [a, b]\n`).join("")
const page = html.slice(0, 60_000)
const other = text.slice(0, 2000).replaceAll("Some", "Any")
const small = text.slice(0, 2000)

export default {
    jsdom: {
        "new JSDOM": { call: ({ JSDOM }) => new JSDOM(page) },
        "JSDOM.fragment": { call: ({ JSDOM }) => JSDOM.fragment(page) },
        "JSDOM.serialize": { input: lazy(({ JSDOM }) => new JSDOM(html)), call: (_, dom) => dom.serialize() },
        "JSDOM.fromFile": { input: () => fs.writeFileSync("page.html", html), call: ({ JSDOM }) => JSDOM.fromFile("page.html") },
    },
    "happy-dom": { "new Window": { call: ({ Window }) => void new Window() } },
    cheerio: parsing(["load"], html),
    parse5: parsing(["parse", "parseFragment"], html),
    htmlparser2: parsing(["parseDocument"], html),
    "node-html-parser": parsing(["parse"], html),
    linkedom: { ...parsing(["parseHTML"], html), "DOMParser.parseFromString": { call: ({ DOMParser }) => new DOMParser().parseFromString(html, "text/html") } },
    "sanitize-html": { default: { call: sanitize => sanitize(html) } },
    "isomorphic-dompurify": { sanitize: { call: purify => (purify.sanitize ?? purify.default.sanitize)(page) } },
    "html-to-text": parsing(["convert"], html),
    turndown: { "TurndownService.turndown": { call: TurndownService => new TurndownService().turndown(page) } },
    juice: {
        default: { call: juice => juice(`<style>.a { color: red }</style>${page}`) },
        inlineContent: { call: juice => juice.inlineContent(page, ".a { color: red }") },
        juiceResources: { call: juice => callback(done => juice.juiceResources(`<style>.a { color: red }</style>${page}`, {}, done)) },
    },
    marked: {
        ...parsing(["parse", "parseInline", "lexer", "marked.parseInline"], text),
        "Marked.parse": { call: ({ Marked }) => new Marked().parse(text) },
        "Marked.parseInline": { call: ({ Marked }) => new Marked().parseInline(text) },
        "Lexer.lex": { call: ({ Lexer }) => Lexer.lex(text) },
    },
    "markdown-it": {
        "MarkdownIt.render": { call: markdownIt => new (markdownIt.default ?? markdownIt)().render(text) },
        "MarkdownIt.renderInline": { call: markdownIt => new (markdownIt.default ?? markdownIt)().renderInline(text) },
    },
    showdown: {
        "Converter.makeHtml": { call: ({ Converter }) => new Converter().makeHtml(text) },
    },
    remark: {
        "Processor.process": { call: ({ remark }) => remark().process(text) },
        "Processor.processSync": { call: ({ remark }) => remark().processSync(text) },
        "Processor.run": { input: ({ remark }) => remark().parse(text), call: ({ remark }, tree) => remark().use(() => found => void JSON.stringify(found)).run(tree) },
        "Processor.runSync": { input: ({ remark }) => remark().parse(text), call: ({ remark }, tree) => remark().use(() => found => void JSON.stringify(found)).runSync(tree) },
    },
    katex: { renderToString: { call: katex => katex.renderToString("\\frac{a}{b}") } },
    "highlight.js": {
        highlight: { call: hljs => hljs.highlight("const a = 1 // one\n".repeat(500), { language: "javascript" }) },
        highlightAuto: { call: hljs => hljs.highlightAuto("const a = 1 // one\n".repeat(50)) },
    },
    shiki: {
        "Highlighter.codeToHtml": { input: module => highlighter(module), call: (_, one) => one.codeToHtml("const a = 1\n".repeat(200), { lang: "javascript", theme: "nord" }) },
        "Highlighter.codeToTokens": { input: module => highlighter(module), call: (_, one) => one.codeToTokens("const a = 1\n".repeat(200), { lang: "javascript", theme: "nord" }) },
        codeToHtml: { call: shiki => shiki.codeToHtml("const a = 1\n".repeat(200), { lang: "javascript", theme: "nord" }) },
        codeToTokens: { call: shiki => shiki.codeToTokens("const a = 1\n".repeat(200), { lang: "javascript", theme: "nord" }) },
    },

    xml2js: {
        parseString: { call: xml2js => callback(done => xml2js.parseString(xml, done)) },
        parseStringPromise: { call: xml2js => xml2js.parseStringPromise(xml) },
        "Parser.parseString": { call: ({ Parser }) => callback(done => new Parser().parseString(xml, done)) },
        "Parser.parseStringPromise": { call: ({ Parser }) => new Parser().parseStringPromise(xml) },
    },
    "xml-js": {
        ...parsing(["xml2js", "xml2json"], xml),
        js2xml: { input: lazy(xmlJs => xmlJs.xml2js(xml)), call: (xmlJs, tree) => xmlJs.js2xml(tree) },
        json2xml: { input: lazy(xmlJs => xmlJs.xml2json(xml)), call: (xmlJs, json) => xmlJs.json2xml(json) },
    },
    "fast-xml-parser": {
        "XMLParser.parse": { call: ({ XMLParser }) => new XMLParser().parse(xml) },
        "XMLValidator.validate": { call: ({ XMLValidator }) => XMLValidator.validate(xml) },
        "XMLBuilder.build": { input: () => ({ root: { item: objects(20) } }), call: ({ XMLBuilder }, value) => new XMLBuilder().build(value) },
    },
    "js-yaml": { load: { call: yamlJs => yamlJs.load(yaml) }, loadAll: { call: yamlJs => yamlJs.loadAll(yaml) } },
    yaml: parsing(["parse", "parseDocument", "parseAllDocuments"], yaml),
    "csv-parse/sync": { parse: { call: ({ parse }) => parse(csv, { columns: true }) } },
    "csv-stringify/sync": { stringify: { call: ({ stringify }) => stringify(rows) } },
    papaparse: { parse: { call: papa => papa.parse(csv, { header: true }) }, unparse: { call: papa => papa.unparse(rows) } },
    json2csv: {
        parse: { call: ({ parse }) => parse(rows) },
        "Parser.parse": { call: ({ Parser }) => new Parser().parse(rows) },
        parseAsync: { call: ({ parseAsync }) => parseAsync(rows) },
    },
    "json-2-csv": { json2csv: { call: ({ json2csv }) => json2csv(rows) }, csv2json: { call: ({ csv2json }) => csv2json(csv) } },
    "@json2csv/plainjs": { "Parser.parse": { call: ({ Parser }) => new Parser().parse(rows) } },
    xlsx: {
        read: { input: module => workbook(module), call: (xlsx, { file }) => xlsx.read(file) },
        write: { input: module => workbook(module), call: (xlsx, { book }) => xlsx.write(book, { type: "buffer", bookType: "xlsx" }) },
        ...Object.fromEntries(["readFile", "readFileSync"].map(name => [name, { input: module => workbook(module), call: xlsx => xlsx[name]("book.xlsx") }])),
        ...Object.fromEntries(["writeFile", "writeFileSync"].map(name => [name, { input: module => workbook(module), call: (xlsx, { book }) => xlsx[name](book, "new.xlsx") }])),
        ...Object.fromEntries(["sheet_to_json", "sheet_to_csv", "sheet_to_html"].map(name => [`utils.${name}`, { input: module => workbook(module), call: (xlsx, { book }) => void xlsx.utils[name](book.Sheets.rows) }])),
        "utils.json_to_sheet": { call: xlsx => xlsx.utils.json_to_sheet(rows) },
        "utils.aoa_to_sheet": { call: xlsx => xlsx.utils.aoa_to_sheet(rows.map(Object.values)) },
    },
    exceljs: {
        "Xlsx.writeBuffer": { input: filled, call: (_, book) => book.xlsx.writeBuffer() },
        "Xlsx.writeFile": { input: filled, call: (_, book) => book.xlsx.writeFile("book.xlsx") },
        "Xlsx.load": { input: async module => (await filled(module)).xlsx.writeBuffer(), call: ({ Workbook }, file) => new Workbook().xlsx.load(file) },
        "Xlsx.readFile": { input: async module => (await filled(module)).xlsx.writeFile("book.xlsx"), call: ({ Workbook }) => new Workbook().xlsx.readFile("book.xlsx") },
        "Xlsx.read": { input: async module => (await filled(module)).xlsx.writeFile("book.xlsx"), call: ({ Workbook }) => new Workbook().xlsx.read(fs.createReadStream("book.xlsx")) },
        "Csv.writeBuffer": { input: filled, call: (_, book) => book.csv.writeBuffer() },
        "Csv.writeFile": { input: filled, call: (_, book) => book.csv.writeFile("book.csv") },
        "Csv.readFile": { input: () => fs.writeFileSync("book.csv", csv.split("\n").slice(0, 4000).join("\n")), call: ({ Workbook }) => new Workbook().csv.readFile("book.csv") },
        "Csv.read": { input: () => fs.writeFileSync("book.csv", csv.split("\n").slice(0, 4000).join("\n")), call: ({ Workbook }) => new Workbook().csv.read(fs.createReadStream("book.csv")) },
    },
    "pdf-lib": {
        "PDFDocument.save": { input: async ({ PDFDocument }) => pages(await PDFDocument.create()), call: (_, pdf) => pdf.save() },
        "PDFDocument.load": { input: lazy(async ({ PDFDocument }) => pages(await PDFDocument.create()).save()), call: ({ PDFDocument }, file) => PDFDocument.load(file) },
    },
    pdfkit: {
        ...Object.fromEntries(["image", "openImage"].map(name => [`PDFDocument.${name}`, { input: picture, call: PDFDocument => void new PDFDocument()[name]("picture.png") }])),
        "PDFDocument.text": { input: PDFDocument => new PDFDocument(), call: (_, one) => void one.text(text.slice(0, 1000)) },
        "PDFDocument.heightOfString": { input: PDFDocument => new PDFDocument(), call: (_, one) => one.heightOfString(text.slice(0, 1000)) },
    },
    "pdf-parse": {
        "PDFParse.getText": { input: pdf, call: ({ PDFParse }, file) => new PDFParse({ data: Buffer.from(file) }).getText() },
    },
    docx: Object.fromEntries(["toBuffer", "toBase64String", "toBlob", "toString"].map(name => [`Packer.${name}`, { input: report, call: ({ Packer }, document) => Packer[name](document) }])),
    mammoth: Object.fromEntries(["convertToHtml", "convertToMarkdown", "extractRawText"].map(name => [name, { input: () => document(), call: (mammoth, buffer) => mammoth[name]({ buffer }) }])),
    svgo: { optimize: { call: svgo => svgo.optimize(drawing) } },
    "svg-captcha": { create: { call: captcha => captcha.create() }, createMathExpr: { call: captcha => captcha.createMathExpr({}) } },
    mjml: { default: { call: mjml => (mjml.default ?? mjml)(`<mjml><mj-body>${"<mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section>".repeat(20)}</mj-body></mjml>`) } },

    ejs: {
        compile: { call: ejs => ejs.compile("<p><%= name %></p>") },
        render: { call: ejs => ejs.render("<p><%= name %></p>", { name: "Ada" }) },
        renderFile: { input: template, call: ejs => ejs.renderFile("page.ejs", { name: "Ada" }) },
    },
    pug: {
        compile: { call: pug => pug.compile("p= name") },
        render: { call: pug => pug.render("p= name", { name: "Ada" }) },
        compileFile: { input: template, call: pug => pug.compileFile("page.pug") },
        compileFileClient: { input: template, call: pug => pug.compileFileClient("page.pug") },
        renderFile: { input: template, call: pug => callback(done => pug.renderFile("page.pug", {}, done)) },
    },
    handlebars: { compile: { call: handlebars => handlebars.compile("<p>{{name}}</p>")({ name: "Ada" }) }, precompile: { call: handlebars => handlebars.precompile("<p>{{name}}</p>") } },
    mustache: { render: { call: mustache => mustache.render("<p>{{name}}</p>", { name: "Ada" }) } },
    nunjucks: {
        compile: { call: nunjucks => void nunjucks.compile("<p>{{ name }}</p>") },
        renderString: { call: nunjucks => nunjucks.renderString("<p>{{ name }}</p>", { name: "Ada" }) },
        "Environment.renderString": { input: environment, call: (_, one) => one.renderString("<p>{{ name }}</p>", { name: "Ada" }) },
        render: { input: environment, call: nunjucks => callback(done => nunjucks.render("page.njk", { name: "Ada" }, done)) },
        "Environment.getTemplate": { input: environment, call: (_, one) => void one.getTemplate("page.njk", true) },
        "FileSystemLoader.getSource": { input: environment, call: ({ FileSystemLoader }) => new FileSystemLoader(process.cwd(), { noCache: true }).getSource("page.njk") },
        "Environment.render": { input: environment, call: (_, one) => callback(done => one.render("page.njk", { name: "Ada" }, done)) },
    },
    eta: {
        "Eta.renderString": { call: ({ Eta }) => new Eta().renderString("<p><%= it.name %></p>", { name: "Ada" }) },
    },
    liquidjs: {
        "Liquid.parseAndRenderSync": { call: ({ Liquid }) => new Liquid().parseAndRenderSync("<p>{{ name }}</p>", { name: "Ada" }) },
        "Liquid.renderSync": { input: ({ Liquid }) => new Liquid().parse("<p>{{ name }}</p>"), call: ({ Liquid }, parsed) => new Liquid().renderSync(parsed, { name: "Ada" }) },
        "Liquid.parseFileSync": { input: template, call: ({ Liquid }) => new Liquid({ root: process.cwd() }).parseFileSync("page.liquid"), twin: ({ Liquid }) => new Liquid({ root: process.cwd() }).parseFile("page.liquid") },
        "Liquid.renderFileSync": { input: template, call: ({ Liquid }) => new Liquid({ root: process.cwd() }).renderFileSync("page.liquid"), twin: ({ Liquid }) => new Liquid({ root: process.cwd() }).renderFile("page.liquid") },
    },
    "react-dom/server": {
        renderToStaticMarkup: { input: () => list(), call: (server, element) => server.renderToStaticMarkup(element) },
        renderToString: { input: () => list(), call: (server, element) => server.renderToString(element) },
    },
    "@vue/server-renderer": {
        renderToString: {
            input: async () => {
                const { createSSRApp, h } = await import("vue")
                return createSSRApp({ render: () => h("ul", rows.slice(0, 3000).map(row => h("li", row.name))) })
            },
            call: (server, app) => server.renderToString(app),
        },
    },

    diff: {
        ...Object.fromEntries(["diffChars", "diffWords", "diffWordsWithSpace", "diffLines", "diffSentences"].map(name => [name, { call: diff => diff[name](small, other) }])),
        diffJson: { call: diff => diff.diffJson(objects(100), objects(101)) },
        diffArrays: { call: diff => diff.diffArrays(rows.slice(0, 2000), rows.slice(1, 2001)) },
    },
    "deep-diff": Object.fromEntries(["default", "diff"].map(name => [name, walking(module => (name === "default" ? module : module.diff))])),
    deepmerge: { default: walking(module => module) },
    "fast-deep-equal": { default: walking(module => module) },
    "fast-json-patch": { compare: walking(module => module.compare) },
    immer: { produce: { input: () => objects(), call: ({ produce }, value) => void produce(value, draft => void (draft[0].name = "other")) } },
    clone: { default: walking(module => module) },
    rfdc: { "default()": walking(module => module()) },
    lodash: Object.fromEntries(["cloneDeep", "defaultsDeep", "isEqual", "merge"].map(name => [name, walking(module => module[name], 100)])),
    compromise: { default: { call: nlp => void nlp(text.slice(0, 20_000)).json() } },
    natural: {
        "BayesClassifier.train": { input: trained("BayesClassifier"), call: (_, classifier) => classifier.train() },
    },
    lunr: {
        default: {
            call: lunr => lunr(function () {
                this.ref("id")
                this.field("name")
                for (const row of rows.slice(0, 5000)) this.add(row)
            }),
        },
    },
    "fuse.js": { "new Fuse": { call: fuse => new (fuse.default ?? fuse)(rows.slice(0, 1000), { keys: ["name"] }) } },
}

function parsing(names, input) {
    return Object.fromEntries(names.map(name => [name, { call: module => void name.split(".").reduce((holder, key) => holder[key], module)(input) }]))
}

/** A walk over one value, or over two that are equal. */
function walking(of, count = 2000) {
    return { input: () => [objects(count), objects(count)], call: (module, [one, other]) => void of(module)(one, other) }
}

function trained(type) {
    return natural => {
        const classifier = new natural[type]()
        for (const row of rows.slice(0, 500)) classifier.addDocument(`some text about ${row.name} and ${row.id % 7}`, row.id % 2 ? "odd" : "even")
        return classifier
    }
}

const highlighter = lazy(shiki => shiki.createHighlighter({ langs: ["javascript"], themes: ["nord"] }))

const workbook = lazy(xlsx => {
    const book = xlsx.utils.book_new()
    xlsx.utils.book_append_sheet(book, xlsx.utils.json_to_sheet(rows), "rows")
    xlsx.writeFile(book, "book.xlsx")
    return { book, file: fs.readFileSync("book.xlsx") }
})

function filled({ Workbook }) {
    const book = new Workbook()
    book.addWorksheet("rows").addRows(rows.slice(0, 5000).map(Object.values))
    return book
}

function pages(document) {
    for (let page = 0; page < 200; page++) document.addPage().drawText("Some text")
    return document
}

async function pdf() {
    const { PDFDocument } = await import("pdf-lib")
    return pages(await PDFDocument.create()).save()
}

function report({ Document, Paragraph }) {
    return new Document({ sections: [{ children: Array.from({ length: 2000 }, () => new Paragraph("Some text")) }] })
}

const document = lazy(async () => {
    const docx = await import("docx")
    return docx.Packer.toBuffer(report(docx))
})

/** A PNG with transparency. */
function picture() {
    const { PNG } = createRequire(import.meta.url)("pngjs")
    const drawn = new PNG({ width: 400, height: 400 })
    drawn.data.forEach((_, index) => (drawn.data[index] = (index * 7) % 251))
    fs.writeFileSync("picture.png", PNG.sync.write(drawn))
}

function template() {
    for (const [name, content] of Object.entries({ "page.ejs": "<p><%= name %></p>", "page.pug": "p= name", "page.njk": "<p>{{ name }}</p>", "page.liquid": "<p>{{ name }}</p>" })) fs.writeFileSync(name, content)
}

function environment(nunjucks) {
    template()
    return nunjucks.configure(process.cwd(), { noCache: true })
}

const list = lazy(async () => {
    const { createElement } = (await import("react")).default
    return createElement("ul", null, rows.slice(0, 3000).map(row => createElement("li", { key: row.id }, row.name)))
})
