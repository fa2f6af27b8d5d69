/** Inputs of ordinary size: what a request may bring or a page may hold, not what breaks records. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import fs from "node:fs"

/** 140 kB of Markdown. */
export const text = "# Title\n\nSome *text* with `code` and a [link](https://example.org).\n\n".repeat(2000)
/** 780 kB. */
export const csv = "id,name,text\n" + '1,Ada,"some, quoted text"\n'.repeat(30_000)
export const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `name ${id}`, value: id / 7 }))
/** 470 kB. */
export const xml = `<root>${'<item id="1"><name>Ada</name><text>some text</text></item>'.repeat(8000)}</root>`
/** 320 kB. */
export const html = `<!doctype html><body>${'<p class="a">Some <b>text</b></p>'.repeat(10_000)}</body>`
/** 8 MB. */
export const bytes = Buffer.from(text.repeat(60))
/** 1,500 small functions. */
export const code = Array.from({ length: 1500 }, (_, n) => `export function add${n}(a, b) { const sum = a + b; return sum > ${n} ? sum : -sum }`).join("\n")
export const styles = ".a { .b { color: red } }\n".repeat(500)
export const drawing = `<svg xmlns="http://www.w3.org/2000/svg">${'<g><path d="M1.00001 2.00002L3 4"/></g>'.repeat(500)}</svg>`
export const password = "correct horse battery staple"

/** Parsed JSON as it comes in a body: 2 MB if nothing is said. */
export function objects(count = 20_000) {
    return Array.from({ length: typeof count === "number" ? count : 20_000 }, (_, id) => ({ id, name: `name ${id}`, tags: ["a", "b"], at: { x: id, y: 1 } }))
}

export function callback(start) {
    return new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))))
}

export async function all(iterable) {
    const found = []
    for await (const one of iterable) found.push(one)
    return found
}

/** The value is made when first asked for, and kept. */
export function lazy(make) {
    let value
    return (...given) => (value ??= make(...given))
}

/** A few files in the working directory; nothing else is left there. */
export function files() {
    for (const name of fs.readdirSync(".")) fs.rmSync(name, { recursive: true })
    fs.writeFileSync("file", "some text, as much as a line holds\n")
    fs.writeFileSync("data.json", '{ "name": "Ada" }')
    fs.symlinkSync("file", "link")
    fs.mkdirSync("empty")
    fs.mkdirSync("folder")
    for (let index = 0; index < 20; index++) fs.writeFileSync(`folder/${index}.txt`, "text")
}

/** Folders with 40 files each, below `tree`. */
export function tree(_, folders = 12) {
    files()
    for (let folder = 0; folder < folders; folder++) {
        fs.mkdirSync(`tree/${folder}`, { recursive: true })
        for (let file = 0; file < 40; file++) fs.writeFileSync(`tree/${folder}/${file}.txt`, "text")
    }
}

/** 8,000 files in 400 folders, below `tree`, as a small application with its dependencies has. Made once, and only to be read. */
export const largeTree = lazy(() => {
    files()
    for (let folder = 0; folder < 400; folder++) {
        fs.mkdirSync(`tree/${folder % 20}/${folder}`, { recursive: true })
        for (let file = 0; file < 20; file++) fs.writeFileSync(`tree/${folder % 20}/${folder}/${file}.txt`, "")
    }
    return "tree"
})

/** The name of a module with a function `busy`, which computes for 100 ms, and what it does with it. */
export function busyFile(then) {
    const name = `${process.cwd()}/busy.cjs`
    fs.writeFileSync(name, `${busy}\n${then}\n`)
    return name
}

export function busy() {
    for (const end = Date.now() + 100; Date.now() < end; );
    return 1
}

/** Starts a server in a process of its own that answers after 100 ms; gives its address. */
export const slowServer = lazy(async () => {
    const code = `require("http").createServer((q, s) => setTimeout(() => s.end("{}"), 100)).listen(0, function () { process.send(this.address().port) }); process.on("disconnect", () => process.exit())`
    const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "ignore", "ignore", "ipc"] })
    const [port] = await once(child, "message")
    return `http://127.0.0.1:${port}`
})
