/** Packages that read, write and search files. */
import fs from "node:fs"
import { createRequire } from "node:module"
import { callback, files, largeTree, lazy, objects, tree } from "../inputs.mjs"

const json = { name: "Ada" }
const lowdb = lazy(() => createRequire(import.meta.url)("lowdb/node"))
const file = lazy(() => ({ sync: new (lowdb().JSONFileSync)("data.json"), later: new (lowdb().JSONFile)("data.json") }))

export default {
    "fs-extra": {
        ...both(files, {
            createFileSync: ["new/file"], createLinkSync: ["file", "new/link"], createSymlinkSync: ["file", "new-link"], ensureDirSync: ["new/folder"], ensureFileSync: ["new/file"],
            ensureLinkSync: ["file", "new/link"], ensureSymlinkSync: ["file", "new-link"], mkdirpSync: ["new/folder"], mkdirsSync: ["new/folder"], moveSync: ["file", "new"],
            outputFileSync: ["new/file", "text"], outputJSONSync: ["new/data.json", json], outputJsonSync: ["new/data.json", json], pathExistsSync: ["file"], readJSONSync: ["data.json"],
            readJsonSync: ["data.json"], writeJSONSync: ["data.json", json], writeJsonSync: ["data.json", json],
        }),
        ...both(tree, { copySync: ["tree", "new"], emptyDirSync: ["tree"], emptydirSync: ["tree"], removeSync: ["tree"] }),
    },
    glob: {
        ...both(largeTree, { globSync: ["tree/**/*"] }),
        globIterateSync: { input: largeTree, call: glob => void [...glob.globIterateSync("tree/**/*")], twin: glob => drain(glob.globIterate("tree/**/*")) },
        globStreamSync: { input: largeTree, call: glob => void glob.globStreamSync("tree/**/*").resume(), twin: glob => drain(glob.globStream("tree/**/*")) },
        "Glob.walkSync": { input: largeTree, call: ({ Glob }) => new Glob("tree/**/*", {}).walkSync(), twin: ({ Glob }) => new Glob("tree/**/*", {}).walk() },
        "Glob.iterateSync": { input: largeTree, call: ({ Glob }) => void [...new Glob("tree/**/*", {}).iterateSync()], twin: ({ Glob }) => drain(new Glob("tree/**/*", {}).iterate()) },
        sync: { input: largeTree, call: glob => glob.sync("tree/**/*"), twin: glob => glob.glob("tree/**/*") },
    },
    "glob@8": {
        sync: { input: largeTree, call: glob => glob.sync("tree/**/*"), twin: glob => callback(done => glob("tree/**/*", done)) },
    },
    "fast-glob": {
        ...both(largeTree, { globSync: ["tree/**/*"] }),
        sync: { input: largeTree, call: glob => glob.sync("tree/**/*"), twin: glob => glob("tree/**/*") },
    },
    tinyglobby: both(largeTree, { globSync: ["tree/**/*"] }),
    globby: {
        ...both(largeTree, { globbySync: ["tree/**/*"], isGitIgnoredSync: [], isIgnoredByIgnoreFilesSync: ["**/.gitignore"] }),
    },
    rimraf: {
        ...both(tree, { manualSync: ["tree"], moveRemoveSync: ["tree"], nativeSync: ["tree"], posixSync: ["tree"], rimrafSync: ["tree"], windowsSync: ["tree"] }),
        sync: { input: tree, call: rimraf => rimraf.sync("tree"), twin: rimraf => rimraf.rimraf("tree") },
    },
    mkdirp: {
        ...both(files, { mkdirpSync: ["new/folder"], mkdirpManualSync: ["new/folder"], mkdirpNativeSync: ["new/folder"], manualSync: ["new/folder"], nativeSync: ["new/folder"] }),
        sync: { input: files, call: mkdirp => mkdirp.sync("new/folder"), twin: mkdirp => mkdirp.mkdirp("new/folder") },
    },
    "make-dir": both(files, { makeDirectorySync: ["new/folder"] }),
    del: { deleteSync: { input: tree, call: del => del.deleteSync("tree"), twin: del => del.deleteAsync("tree") } },
    "copy-file": both(files, { copyFileSync: ["file", "new"] }),
    config: {
        "util.loadFileConfigs": {
            input: () => {
                fs.mkdirSync("config", { recursive: true })
                fs.writeFileSync("config/default.json", '{ "name": "Ada" }')
            },
            call: config => void config.util.loadFileConfigs("config"),
        },
    },
    "move-file": both(files, { moveFileSync: ["file", "new"], renameFileSync: ["file", "new"] }),
    "find-up": both(files, { findUpSync: ["no-such-file"], findUpMultipleSync: ["no-such-file"], findDownSync: ["file"] }),
    "locate-path": both(files, { locatePathSync: [["none", "file"]] }),
    "path-exists": both(files, { pathExistsSync: ["file"] }),
    "pkg-dir": both(manifest, { packageDirectorySync: [] }),
    "read-pkg": both(manifest, { readPackageSync: [] }),
    "load-json-file": both(files, { loadJsonFileSync: ["data.json"] }),
    "write-json-file": both(files, { writeJsonFileSync: ["data.json", json] }),
    "write-file-atomic": { sync: { input: files, call: write => write.sync("file", "text"), twin: write => write("file", "text") } },
    jsonfile: both(files, { readFileSync: ["data.json"], writeFileSync: ["data.json", json] }),
    temp: {
        openSync: { call: temp => temp.openSync("name"), twin: temp => callback(done => temp.open("name", done)) },
        mkdirSync: { call: temp => temp.mkdirSync("name"), twin: temp => callback(done => temp.mkdir("name", done)) },
    },
    tmp: {
        fileSync: { call: tmp => void tmp.fileSync(), twin: tmp => callback(done => tmp.file(done)) },
        dirSync: { call: tmp => void tmp.dirSync(), twin: tmp => callback(done => tmp.dir(done)) },
        tmpNameSync: { call: tmp => tmp.tmpNameSync(), twin: tmp => callback(done => tmp.tmpName(done)) },
    },
    resolve: { sync: { input: manifest, call: resolve => resolve.sync("./main.js", { basedir: process.cwd() }), twin: resolve => callback(done => resolve("./main.js", { basedir: process.cwd() }, done)) } },
    which: { sync: { call: which => which.sync("node"), twin: which => which("node") } },
    cosmiconfig: {
        "PublicExplorerSync.search": { input: manifest, call: c => c.cosmiconfigSync("none").search(), twin: c => c.cosmiconfig("none").search() },
        "PublicExplorerSync.load": {
            // Making an explorer reads files, too, whichever it is.
            input: c => (files(), { sync: c.cosmiconfigSync("none", { cache: false }), later: c.cosmiconfig("none", { cache: false }) }),
            call: (_, { sync }) => sync.load("data.json"),
            twin: (_, { later }) => later.load("data.json"),
        },
    },
    lilconfig: {
        "SyncSearcher.search": { input: manifest, call: c => c.lilconfigSync("none").search(), twin: c => c.lilconfig("none").search() },
        "SyncSearcher.load": { input: files, call: c => c.lilconfigSync("none").load("data.json"), twin: c => c.lilconfig("none").load("data.json") },
    },
    tar: Object.fromEntries([
        ...["c", "create"].map(name => [name, { input: tree, call: tar => tar[name]({ sync: true, file: "new.tar" }, ["tree"]) }]),
        ...["t", "list"].map(name => [name, { input: largeArchive, call: tar => tar[name]({ sync: true, file: "large.tar" }) }]),
        ...["x", "extract"].map(name => [name, { input: archived, call: tar => tar[name]({ sync: true, file: "old.tar" }) }]),
        ...["r", "replace", "u", "update"].map(name => [name, { input: archived, call: tar => tar[name]({ sync: true, file: "old.tar" }, ["tree"]) }]),
    ]),
    "klaw-sync": { default: { input: largeTree, call: klaw => klaw("tree") } },
    "walk-sync": { default: { input: largeTree, call: walk => walk("tree") }, entries: { input: largeTree, call: walk => walk.entries("tree") } },
    "recursive-readdir-sync": { default: { input: largeTree, call: read => read("tree") } },
    shelljs: Object.fromEntries(
        Object.entries({
            cat: ["file"], chmod: ["600", "file"], grep: ["text", "file"], head: ["file"], ln: ["file", "new"], ls: ["folder"], mkdir: ["new"], mv: ["file", "new"], rm: ["-rf", "tree"],
            cp: ["-r", "tree", "new"], sed: ["text", "word", "file"], sort: ["file"], tail: ["file"], test: ["-f", "file"], touch: ["new"], uniq: ["file"], which: ["node"],
        }).map(([name, given]) => [name, { input: given.includes("tree") ? tree : files, call: shell => shell[name](...given) }]),
    ),
    lowdb: {
        "JSONFileSync.read": { input: files, call: () => file().sync.read(), twin: () => file().later.read() },
        "JSONFileSync.write": { input: files, call: () => file().sync.write(json), twin: () => file().later.write(json) },
        JSONFileSyncPreset: { input: files, call: () => lowdb().JSONFileSyncPreset("data.json", {}), twin: () => lowdb().JSONFilePreset("data.json", {}) },
        "LowSync.read": { input: files, call: low => new low.LowSync(file().sync, {}).read(), twin: low => new low.Low(file().later, {}).read() },
        "LowSync.write": { input: files, call: low => new low.LowSync(file().sync, {}).write(), twin: low => new low.Low(file().later, {}).write() },
        "LowSync.update": { input: files, call: low => new low.LowSync(file().sync, {}).update(() => {}), twin: low => new low.Low(file().later, {}).update(() => {}) },
    },
    conf: storage(({ default: Conf }) => new Conf({ cwd: process.cwd(), projectName: "measured" }), "Conf"),
    configstore: storage(({ default: Configstore }) => new Configstore("measured", {}, { configPath: `${process.cwd()}/config.json` }), "Configstore"),
    "node-localstorage": {
        "LocalStorage.setItem": { input: local, call: (_, storage) => storage.setItem("a", "text") },
        "LocalStorage.getItem": { input: local, call: (_, storage) => storage.getItem("name") },
        "LocalStorage.removeItem": { input: local, call: (_, storage) => storage.removeItem("name") },
        "LocalStorage.clear": { input: local, call: (_, storage) => storage.clear() },
    },
    nconf: {
        file: { input: files, call: nconf => void nconf.file("data.json") },
        save: { input: nconf => (files(), nconf.file("data.json")), call: nconf => void nconf.save() },
        "Provider.file": { input: files, call: ({ Provider }) => void new Provider().file("data.json") },
        "Provider.save": { input: ({ Provider }) => (files(), new Provider().file("data.json")), call: (_, provider) => void provider.save() },
        loadFilesSync: { input: files, call: nconf => nconf.loadFilesSync(["data.json"]) },
    },
    dotenv: {
        config: { input: environment, call: dotenv => dotenv.config({ quiet: true }) },
        configDotenv: { input: environment, call: dotenv => dotenv.configDotenv({ quiet: true }) },
    },
}

/** Also without `Sync`, with the same arguments. */
function both(input, calls) {
    return Object.fromEntries(Object.entries(calls).map(([name, given]) => [name, { input, call: module => module[name](...given), twin: module => module[name.slice(0, -"Sync".length)](...given) }]))
}

async function drain(iterable) {
    for await (const _ of iterable);
}

function manifest() {
    files()
    fs.writeFileSync("package.json", '{ "name": "measured", "version": "1.0.0" }')
    fs.writeFileSync("main.js", "")
}

function archived(tar) {
    tree()
    tar.c({ sync: true, file: "old.tar" }, ["tree"])
}

const packed = lazy(tar => tar.c({ sync: true, file: "large.tar" }, [largeTree()]))
function largeArchive(tar) {
    packed(tar)
}

function environment() {
    files()
    fs.writeFileSync(".env", "NAME=value\n")
}

function storage(make, type) {
    const input = module => {
        files()
        const one = make(module)
        one.set("list", objects(100))
        return one
    }
    return {
        [`${type}.get`]: { input, call: (_, one) => void one.get("list") },
        [`${type}.has`]: { input, call: (_, one) => void one.has("list") },
        [`${type}.set`]: { input, call: (_, one) => one.set("name", "Ada") },
        [`${type}.delete`]: { input, call: (_, one) => one.delete("list") },
        [`${type}.clear`]: { input, call: (_, one) => one.clear() },
    }
}

function local({ LocalStorage }) {
    const one = new LocalStorage(`./storage-${Math.random()}`)
    one.setItem("name", "x".repeat(1000))
    return one
}
