import type { ApiName, BlockingCall, Cost, PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://nodejs.org/api/fs.html#synchronous-api"
const DESCRIPTORS = "https://nodejs.org/api/fs.html#class-filehandle"
const POOL = "https://nodejs.org/api/fs.html#threadpool-usage"

/**
 * Every call that touches the disk is at least `grows`, `existsSync` and `statSync` too: on a local
 * disk they take microseconds, on network and overlay disks they wait like any other disk call,
 * and maintainers of real servers did take them out of request handlers.
 */
export default {
    package: "node:fs",
    sameAs: ["graceful-fs", "fs-extra"],
    types: { promises: "node:fs/promises#default" },
    extends: {
        ReadStream: "node:stream#Readable",
        WriteStream: "node:stream#Writable",
        FSWatcher: "node:events#EventEmitter",
        StatWatcher: "node:events#EventEmitter",
        Utf8Stream: "node:events#EventEmitter",
    },
    blocking: [
        directory("Dir.closeSync", "Dir.close"),
        directory("Dir.readSync", "Dir.read"),
        {
            name: "Utf8Stream.flushSync",
            waitsFor: "disk",
            cost: "grows",
            instead: "node:fs#Utf8Stream.flush",
            // It takes a callback.
            insteadForm: "different",
            source: "https://nodejs.org/api/fs.html#class-fsutf8stream",
        },
        twin("accessSync"),
        twin("appendFileSync"),
        twin("chmodSync"),
        twin("chownSync"),
        descriptor("closeSync"),
        twin("copyFileSync"),
        twin("cpSync", { cost: "high" }),
        {
            ...twin("existsSync", { instead: "node:fs/promises#access" }),
            insteadForm: "different",
            advice: "Open the file and handle ENOENT, or ask with `access(path).then(() => true, () => false)`.",
        },
        descriptor("fchmodSync"),
        descriptor("fchownSync"),
        descriptor("fdatasyncSync"),
        descriptor("fstatSync"),
        descriptor("fsyncSync"),
        descriptor("ftruncateSync"),
        descriptor("futimesSync"),
        { ...twin("globSync", { cost: "high" }), insteadForm: "different", advice: "`glob` of `node:fs/promises` gives an async iterator: use `for await` or `Array.fromAsync`." },
        twin("lchmodSync"),
        twin("lchownSync"),
        twin("linkSync"),
        twin("lstatSync"),
        twin("lutimesSync"),
        twin("mkdirSync"),
        { ...twin("mkdtempDisposableSync"), insteadForm: "different", advice: "`mkdtempDisposable` of `node:fs/promises` gives what `await using` disposes of." },
        twin("mkdtempSync"),
        { ...twin("openAsBlobSync", { instead: "node:fs#openAsBlob" }), source: "https://nodejs.org/api/fs.html#fsopenasblobpath-options" },
        { ...twin("openSync"), insteadForm: "different", advice: "`open` of `node:fs/promises` gives a `FileHandle`: use its methods, and close it (`await using`)." },
        twin("opendirSync"),
        standardInput("readFileSync"),
        twin("readFileSync"),
        standardInput("readSync"),
        { ...descriptor("readSync"), insteadForm: "different" },
        twin("readdirSync"),
        twin("readlinkSync"),
        { ...descriptor("readvSync"), insteadForm: "different" },
        twin("realpathSync"),
        twin("realpathSync.native", { instead: "node:fs/promises#realpath" }),
        twin("renameSync"),
        { ...twin("rmSync"), costs: [{ when: [{ kind: "option", argument: 1, option: "recursive", equals: true }], cost: "high" }] },
        twin("rmdirSync"),
        twin("statSync"),
        twin("statfsSync"),
        twin("symlinkSync"),
        twin("truncateSync"),
        twin("unlinkSync"),
        twin("utimesSync"),
        twin("writeFileSync"),
        { ...descriptor("writeSync"), insteadForm: "different" },
        { ...descriptor("writevSync"), insteadForm: "different" },
    ],
    signatures: [
        { name: "createReadStream", returns: "ReadStream" },
        { name: "createWriteStream", returns: "WriteStream" },
        { name: "opendir", callbacks: [{ argument: "last", parameters: [null, "Dir"] }] },
        { name: "opendirSync", returns: "Dir" },
        { name: "watch", returns: "FSWatcher" },
        { name: "watchFile", returns: "StatWatcher" },
    ],
    // `cp`, `glob` and `rm` take long by many short jobs, one after the other.
    threadpool: poolJobs("grows", POOL, [
        "access", "appendFile", "chmod", "chown", "close", "copyFile", "cp", "exists", "fchmod", "fchown", "fdatasync", "fstat", "fsync", "ftruncate", "futimes", "glob",
        "lchown", "link", "lstat", "lutimes", "mkdir", "mkdtemp", "open", "opendir", "read", "readFile", "readdir", "readlink", "readv", "realpath", "rename",
        "rm", "rmdir", "stat", "statfs", "symlink", "truncate", "unlink", "utimes", "write", "writeFile", "writev",
    ]),
} satisfies PackageFacts

/** Has a twin of the same name in `node:fs/promises`. */
function twin(name: string, changes: { cost?: Cost; instead?: ApiName } = {}): BlockingCall {
    return { name, waitsFor: "disk", cost: "grows", instead: `node:fs/promises#${name.replace(/Sync$/, "")}`, source: DOCS, ...changes }
}

/**
 * Works on a descriptor, so its twin takes a callback; a `FileHandle` has it as a method. Those that
 * read and write give an object with the buffer when promisified, not the number of bytes.
 */
function descriptor(name: string): BlockingCall {
    return {
        name,
        waitsFor: "disk",
        cost: "grows",
        instead: `node:fs#${name.replace(/Sync$/, "")}`,
        insteadForm: "callback",
        advice: "Open the file with `open` of `node:fs/promises` and use the `FileHandle`'s methods.",
        source: DESCRIPTORS,
    }
}

/** Descriptor 0 is standard input: it waits until somebody types. */
function standardInput(name: string): BlockingCall {
    return {
        name,
        waitsFor: "human",
        cost: "unbounded",
        instead: null,
        advice: "Read `process.stdin` as a stream.",
        when: [{ kind: "any", of: [{ kind: "constant", argument: 0, equals: 0 }, { kind: "constant", argument: 0, equals: "/dev/stdin" }] }],
        source: DOCS,
    }
}

function directory(name: string, instead: string): BlockingCall {
    return { name, waitsFor: "disk", cost: "grows", instead: `node:fs#${instead}`, source: "https://nodejs.org/api/fs.html#class-fsdir" }
}
