import type { PackageFacts, ThreadpoolCall } from "../entry.ts"

const POOL = "https://nodejs.org/api/fs.html#threadpool-usage"

export default {
    package: "node:fs/promises",
    extends: { FileHandle: "node:events#EventEmitter" },
    signatures: [
        { name: "open", returns: "FileHandle" },
        { name: "opendir", returns: "node:fs#Dir" },
        { name: "FileHandle.createReadStream", returns: "node:fs#ReadStream" },
        { name: "FileHandle.createWriteStream", returns: "node:fs#WriteStream" },
    ],
    threadpool: [
        "access", "appendFile", "chmod", "chown", "copyFile", "lchown", "link", "lstat", "lutimes", "mkdir", "mkdtemp", "open", "opendir", "readFile", "readdir",
        "readlink", "realpath", "rename", "rmdir", "stat", "statfs", "symlink", "truncate", "unlink", "utimes", "writeFile",
        "FileHandle.appendFile", "FileHandle.chmod", "FileHandle.chown", "FileHandle.datasync", "FileHandle.read", "FileHandle.readFile", "FileHandle.readv",
        "FileHandle.stat", "FileHandle.sync", "FileHandle.truncate", "FileHandle.utimes", "FileHandle.write", "FileHandle.writeFile", "FileHandle.writev",
    ].map(pool).concat(["cp", "glob", "rm"].map(name => ({ ...pool(name), cost: "high" }))),
} satisfies PackageFacts

function pool(name: string): ThreadpoolCall {
    return { name, cost: "grows", source: POOL }
}
