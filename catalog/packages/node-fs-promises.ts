import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

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
    threadpool: poolJobs("grows", POOL, [
        "access", "appendFile", "chmod", "chown", "copyFile", "cp", "glob", "lchown", "link", "lstat", "lutimes", "mkdir", "mkdtemp", "open", "opendir", "readFile", "readdir",
        "readlink", "realpath", "rename", "rm", "rmdir", "stat", "statfs", "symlink", "truncate", "unlink", "utimes", "writeFile",
        "FileHandle.appendFile", "FileHandle.chmod", "FileHandle.chown", "FileHandle.datasync", "FileHandle.read", "FileHandle.readFile", "FileHandle.readv",
        "FileHandle.stat", "FileHandle.sync", "FileHandle.truncate", "FileHandle.utimes", "FileHandle.write", "FileHandle.writeFile", "FileHandle.writev",
    ]),
} satisfies PackageFacts
