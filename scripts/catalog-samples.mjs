/**
 * Calls of catalogued functions on input of ordinary size, for `measure-catalog.mjs`. `prepare`
 * gets the package and makes the input; what it returns is called and timed. A function that the
 * catalog does not call blocking is a replacement: it must leave the loop.
 */

import { unlinkSync } from "node:fs"

const password = "correct horse battery staple"
const text = "# Title\n\nSome *text* with `code` and a [link](https://example.org).\n\n".repeat(2000)
const csv = "id,name,text\n" + "1,Ada,\"some, quoted text\"\n".repeat(30_000)
const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `name ${id}`, value: id / 7 }))
const xml = `<root>${'<item id="1"><name>Ada</name><text>some text</text></item>'.repeat(8000)}</root>`
const html = `<!doctype html><body>${'<p class="a">Some <b>text</b></p>'.repeat(10_000)}</body>`
const bytes = Buffer.from(text.repeat(60))
const code = Array.from({ length: 1500 }, (_, n) => `export function add${n}(a, b) { const sum = a + b; return sum > ${n} ? sum : -sum }`).join("\n")

export const samples = [
    // Node
    sample("node:fs#existsSync", fs => () => fs.existsSync(".")),
    sample("node:crypto#pbkdf2Sync", crypto => () => crypto.pbkdf2Sync(password, "salt", 600_000, 32, "sha256")),
    sample("node:crypto#pbkdf2", crypto => () => callback(done => crypto.pbkdf2(password, "salt", 600_000, 32, "sha256", done))),
    sample("node:crypto#scryptSync", crypto => () => crypto.scryptSync(password, "salt", 64)),
    sample("node:crypto#scrypt", crypto => () => callback(done => crypto.scrypt(password, "salt", 64, done))),
    sample("node:crypto#hkdfSync", crypto => () => crypto.hkdfSync("sha256", "key", "salt", "info", 64)),
    sample("node:crypto#generateKeyPairSync", crypto => () => crypto.generateKeyPairSync("rsa", { modulusLength: 3072 })),
    sample("node:crypto#generateKeyPair", crypto => () => callback(done => crypto.generateKeyPair("rsa", { modulusLength: 3072 }, done))),
    sample("node:crypto#generateKeySync", crypto => () => crypto.generateKeySync("hmac", { length: 256 })),
    sample("node:crypto#generatePrimeSync", crypto => () => crypto.generatePrimeSync(1024)),
    sample("node:crypto#generatePrime", crypto => () => callback(done => crypto.generatePrime(1024, done))),
    sample("node:crypto#randomBytes", crypto => () => crypto.randomBytes(32)),
    sample("node:zlib#gzipSync", zlib => () => zlib.gzipSync(bytes)),
    sample("node:zlib#gzip", zlib => () => callback(done => zlib.gzip(bytes, done))),
    sample("node:zlib#brotliCompressSync", zlib => () => zlib.brotliCompressSync(bytes)),
    sample("node:zlib#brotliCompress", zlib => () => callback(done => zlib.brotliCompress(bytes, done))),
    sample("node:child_process#execFileSync", cp => () => cp.execFileSync(process.execPath, ["-e", ""])),
    sample("node:child_process#execFile", cp => () => callback(done => cp.execFile(process.execPath, ["-e", ""], done))),
    sample("node:v8#getHeapSnapshot", v8 => () => v8.getHeapSnapshot().destroy()),
    sample("node:v8#writeHeapSnapshot", v8 => () => unlinkSync(v8.writeHeapSnapshot())),
    sample("node:vm#createContext", vm => () => vm.createContext({})),

    // Passwords and tokens
    sample("bcryptjs#hashSync", bcrypt => () => bcrypt.hashSync(password, 10)),
    sample("bcryptjs#hash", bcrypt => () => bcrypt.hash(password, 10)),
    sample("bcryptjs#compareSync", (bcrypt, hash = bcrypt.hashSync(password, 10)) => () => bcrypt.compareSync(password, hash)),
    sample("bcryptjs#compare", (bcrypt, hash = bcrypt.hashSync(password, 10)) => () => bcrypt.compare(password, hash)),
    sample("bcryptjs#genSaltSync", bcrypt => () => bcrypt.genSaltSync(10)),
    sample("bcrypt#hashSync", bcrypt => () => bcrypt.hashSync(password, 10)),
    sample("bcrypt#hash", bcrypt => () => bcrypt.hash(password, 10)),
    sample("bcrypt#compare", (bcrypt, hash = bcrypt.hashSync(password, 10)) => () => bcrypt.compare(password, hash)),
    sample("bcrypt#genSaltSync", bcrypt => () => bcrypt.genSaltSync(10)),
    sample("@node-rs/bcrypt#hashSync", bcrypt => () => bcrypt.hashSync(password)),
    sample("@node-rs/bcrypt#hash", bcrypt => () => bcrypt.hash(password)),
    sample("@node-rs/argon2#hashSync", argon2 => () => argon2.hashSync(password)),
    sample("@node-rs/argon2#hash", argon2 => () => argon2.hash(password)),
    sample("scrypt-js#syncScrypt", scrypt => () => scrypt.syncScrypt(Buffer.from(password), Buffer.from("salt"), 16_384, 8, 1, 32)),
    sample("scrypt-js#scrypt", scrypt => () => scrypt.scrypt(Buffer.from(password), Buffer.from("salt"), 16_384, 8, 1, 32)),
    sample("ethers#Wallet.encryptSync", ({ Wallet }, wallet = Wallet.createRandom()) => () => wallet.encryptSync(password)),
    sample("ethers#Wallet.encrypt", ({ Wallet }, wallet = Wallet.createRandom()) => () => wallet.encrypt(password)),
    sample("crypto-js#PBKDF2", crypto => () => crypto.PBKDF2(password, "salt", { keySize: 8, iterations: 10_000 }).toString()),
    sample("node-forge#pkcs5.pbkdf2", forge => () => forge.pkcs5.pbkdf2(password, "salt", 10_000, 32)),
    sample("jsonwebtoken#sign", jwt => () => jwt.sign({ sub: "1" }, "secret")),
    sample("jsonwebtoken#verify", (jwt, token = jwt.sign({ sub: "1" }, "secret")) => () => jwt.verify(token, "secret")),

    // Documents
    sample("jsdom#JSDOM", ({ JSDOM }) => () => new JSDOM(html)),
    sample("cheerio#load", cheerio => () => cheerio.load(html)),
    sample("parse5#parse", parse5 => () => parse5.parse(html)),
    sample("linkedom#parseHTML", linkedom => () => linkedom.parseHTML(html)),
    sample("marked#parse", marked => () => marked.parse(text)),
    sample("markdown-it#MarkdownIt.render", (MarkdownIt, md = new MarkdownIt()) => () => md.render(text)),
    sample("showdown#Converter.makeHtml", ({ Converter }, converter = new Converter()) => () => converter.makeHtml(text)),
    sample("xml2js#parseString", xml2js => () => callback(done => xml2js.parseString(xml, done))),
    sample("xml2js#parseStringPromise", xml2js => () => xml2js.parseStringPromise(xml)),
    sample("xml-js#xml2js", xmlJs => () => xmlJs.xml2js(xml)),
    sample("fast-xml-parser#XMLParser.parse", ({ XMLParser }, parser = new XMLParser()) => () => parser.parse(xml)),
    sample("csv-parse/sync#parse", ({ parse }) => () => parse(csv, { columns: true })),
    sample("csv-stringify/sync#stringify", ({ stringify }) => () => stringify(rows)),
    sample("papaparse#parse", papa => () => papa.parse(csv, { header: true })),
    sample("papaparse#unparse", papa => () => papa.unparse(rows)),
    sample("json2csv#parse", ({ parse }) => () => parse(rows)),
    sample("json2csv#parseAsync", ({ parseAsync }) => () => parseAsync(rows)),
    sample("json-2-csv#json2csv", ({ json2csv }) => () => json2csv(rows)),
    sample("@json2csv/plainjs#Parser.parse", ({ Parser }, parser = new Parser()) => () => parser.parse(rows)),
    sample("xlsx#write", (xlsx, book = workbook(xlsx)) => () => xlsx.write(book, { type: "buffer", bookType: "xlsx" })),
    sample("xlsx#read", (xlsx, file = xlsx.write(workbook(xlsx), { type: "buffer", bookType: "xlsx" })) => () => xlsx.read(file)),
    sample("xlsx#utils.sheet_to_json", (xlsx, sheet = workbook(xlsx).Sheets.rows) => () => xlsx.utils.sheet_to_json(sheet)),
    sample("exceljs#Xlsx.writeBuffer", ({ Workbook }, book = filled(new Workbook())) => () => book.xlsx.writeBuffer()),
    sample("pdf-lib#PDFDocument.save", async ({ PDFDocument }) => {
        const pdf = await pages(PDFDocument)
        return () => pdf.save()
    }),
    sample("docx#Packer.toBuffer", docx => () => docx.Packer.toBuffer(report(docx))),
    sample("jimp#Jimp.getBuffer", ({ Jimp }, image = new Jimp({ width: 1000, height: 1000, color: 0xff8800ff })) => () => image.getBuffer("image/png")),
    sample("jimp#Jimp.resize", ({ Jimp }, image = new Jimp({ width: 1000, height: 1000, color: 0xff8800ff })) => () => image.clone().resize({ w: 900, h: 900 })),
    sample("svgo#optimize", svgo => () => svgo.optimize(`<svg xmlns="http://www.w3.org/2000/svg">${'<g><path d="M1.00001 2.00002L3 4"/></g>'.repeat(500)}</svg>`)),
    sample("remark#Processor.process", ({ remark }) => () => remark().process(text)),
    sample("remark#Processor.processSync", ({ remark }) => () => remark().processSync(text)),
    sample("postcss#Processor.process", postcss => () => postcss([() => ({ postcssPlugin: "none" })]).process(".a { color: red }\n".repeat(5000), { from: undefined })),
    sample("sanitize-html#default", sanitize => () => sanitize(html)),
    sample("juice#default", juice => () => juice(`<style>.a { color: red }</style>${html.slice(0, 100_000)}`)),
    sample("html-to-text#convert", htmlToText => () => htmlToText.convert(html)),
    sample("turndown#TurndownService.turndown", (TurndownService, service = new TurndownService()) => () => service.turndown(html.slice(0, 30_000))),
    sample("mjml#default", mjml => () => mjml("<mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>")),
    sample("ejs#compile", ejs => () => ejs.compile("<p><%= name %></p>")),
    sample("handlebars#compile", handlebars => () => handlebars.compile("<p>{{name}}</p>")({ name: "Ada" })),
    sample("pug#compile", pug => () => pug.compile("p= name")),
    sample("katex#renderToString", katex => () => katex.renderToString("\\frac{a}{b}")),
    sample("svg-captcha#create", captcha => () => captcha.create()),

    // Archives and images
    sample("pako#gzip", pako => () => pako.gzip(bytes)),
    sample("fflate#gzipSync", fflate => () => fflate.gzipSync(bytes)),
    sample("fflate#gzip", fflate => () => callback(done => fflate.gzip(bytes, done))),
    sample("snappy#compressSync", snappy => () => snappy.compressSync(bytes)),
    sample("snappy#compress", snappy => () => snappy.compress(bytes)),
    sample("adm-zip#AdmZip.toBuffer", AdmZip => () => archive(new AdmZip()).toBuffer()),
    sample("pngjs#PNG.sync.write", ({ PNG }, png = new PNG({ width: 1000, height: 1000 })) => () => PNG.sync.write(png)),
    sample("jpeg-js#encode", jpeg => () => jpeg.encode({ width: 1000, height: 1000, data: Buffer.alloc(4_000_000, 127) }, 80)),

    // Compilers
    sample("esbuild#transformSync", esbuild => () => esbuild.transformSync(code)),
    sample("esbuild#transform", esbuild => () => esbuild.transform(code)),
    sample("@swc/core#transformSync", swc => () => swc.transformSync(code)),
    sample("@swc/core#transform", swc => () => swc.transform(code)),
    sample("sass#compileString", sass => () => sass.compileString(".a { .b { color: red } }".repeat(500))),
    sample("sass#compileStringAsync", sass => () => sass.compileStringAsync(".a { .b { color: red } }".repeat(500))),
    sample("@babel/core#transformSync", babel => () => babel.transformSync(code, { configFile: false })),
    sample("@babel/core#transformAsync", babel => () => babel.transformAsync(code, { configFile: false })),
    sample("prettier#format", prettier => () => prettier.format(code.split("\n", 200).join("\n"), { parser: "babel" })),
    sample("terser#minify", terser => () => terser.minify(code)),
    sample("typescript#transpileModule", ts => () => ts.transpileModule(code, {})),
    sample("ajv#Ajv.compile", ({ Ajv }) => () => new Ajv().compile({ type: "object", properties: { a: { type: "string" }, b: { type: "array", items: { type: "number" } } } })),
    sample("graphql#buildSchema", graphql => () => graphql.buildSchema("type Query { a: String }\n" + Array.from({ length: 200 }, (_, i) => `type T${i} { a: String b: Int }`).join("\n"))),
    sample("lunr#default", lunr => () => index(lunr)),
    sample("fuse.js#Fuse", Fuse => () => new Fuse(rows, { keys: ["name"] })),

    // Databases in the process
    sample("better-sqlite3#Statement.all", (Database, all = query(new Database(":memory:"))) => () => all.all()),
    sample("better-sqlite3#Database.prepare", (Database, db = new Database(":memory:")) => () => db.prepare("select 1")),
    sample("node:sqlite#StatementSync.all", ({ DatabaseSync }, all = query(new DatabaseSync(":memory:"))) => () => all.all()),
]

function sample(api, prepare) {
    return { api, prepare }
}

function callback(start) {
    return new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))))
}

function workbook(xlsx) {
    const book = xlsx.utils.book_new()
    xlsx.utils.book_append_sheet(book, xlsx.utils.json_to_sheet(rows), "rows")
    return book
}

function filled(book) {
    book.addWorksheet("rows").addRows(rows.map(Object.values))
    return book
}

async function pages(PDFDocument) {
    const pdf = await PDFDocument.create()
    for (let page = 0; page < 200; page++) pdf.addPage().drawText("Some text")
    return pdf
}

function report({ Document, Paragraph }) {
    return new Document({ sections: [{ children: Array.from({ length: 2000 }, () => new Paragraph("Some text")) }] })
}

function archive(zip) {
    for (let file = 0; file < 20; file++) zip.addFile(`${file}.txt`, bytes.subarray(0, 500_000))
    return zip
}

function index(lunr) {
    return lunr(function () {
        this.ref("id")
        this.field("name")
        for (const row of rows.slice(0, 5000)) this.add(row)
    })
}

function query(db) {
    db.exec("create table t (id integer primary key, name text)")
    const insert = db.prepare("insert into t (name) values (?)")
    db.exec("begin")
    for (const row of rows) insert.run(row.name)
    db.exec("commit")
    return db.prepare("select * from t where name like '%9%' order by name")
}
