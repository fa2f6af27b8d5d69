import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

/** What a server listens to besides its clients. */
export default [
    {
        package: "chokidar",
        handlers: [{ kind: "argument", role: "job", on: "FSWatcher", methods: ["on"], events: ["add", "change", "unlink", "addDir", "unlinkDir", "all", "raw"], from: 1, source: "https://github.com/paulmillr/chokidar" }],
        clients: [{ name: "watch", why: "files", advice: "Watching walks the folder and keeps handles: do it once.", source: "https://github.com/paulmillr/chokidar" }],
        signatures: [{ name: "watch", returns: "FSWatcher" }, ...chains("FSWatcher", ["on", "add"])],
        extends: { FSWatcher: "node:events#EventEmitter" },
    },
    {
        package: "serialport",
        handlers: [{ kind: "argument", on: "SerialPort", methods: ["on"], events: ["data"], from: 1, source: "https://serialport.io/docs/api-stream" }],
        extends: { SerialPort: "node:stream#Duplex" },
    },
    {
        package: "bonjour-service",
        handlers: [{ kind: "argument", role: "job", on: "Browser", methods: ["on"], from: 1, source: "https://github.com/onlxltd/bonjour-service" }],
        signatures: [{ name: "Bonjour.find", returns: "Browser" }],
    },
    {
        package: "node-ssdp",
        handlers: [{ kind: "argument", on: "Client", methods: ["on"], from: 1, source: "https://github.com/diversario/node-ssdp" }, { kind: "argument", on: "Server", methods: ["on"], from: 1, source: "https://github.com/diversario/node-ssdp" }],
    },
    {
        package: "modbus-serial",
        handlers: [{ kind: "members", methods: ["ServerTCP"], argument: 0, depth: 1, source: "https://github.com/yaacov/node-modbus-serial" }],
    },
] satisfies readonly PackageFacts[]
