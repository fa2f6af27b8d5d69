// Written by `npm run generate` from the files in catalog/packages. Do not edit.
import type { PackageFacts } from "./entry.ts"
import express from "./packages/express.ts"
import globalPackage from "./packages/global.ts"
import nodeChildProcess from "./packages/node-child-process.ts"
import nodeCrypto from "./packages/node-crypto.ts"
import nodeDnsPromises from "./packages/node-dns-promises.ts"
import nodeDns from "./packages/node-dns.ts"
import nodeEvents from "./packages/node-events.ts"
import nodeFsPromises from "./packages/node-fs-promises.ts"
import nodeFs from "./packages/node-fs.ts"
import nodeInspector from "./packages/node-inspector.ts"
import nodeModule from "./packages/node-module.ts"
import nodeProcess from "./packages/node-process.ts"
import nodeSqlite from "./packages/node-sqlite.ts"
import nodeStream from "./packages/node-stream.ts"
import nodeTimers from "./packages/node-timers.ts"
import nodeUtil from "./packages/node-util.ts"
import nodeV8 from "./packages/node-v8.ts"
import nodeVm from "./packages/node-vm.ts"
import nodeWasi from "./packages/node-wasi.ts"
import nodeWorkerThreads from "./packages/node-worker-threads.ts"
import nodeZlib from "./packages/node-zlib.ts"

const files: readonly (PackageFacts | readonly PackageFacts[])[] = [
    express,
    globalPackage,
    nodeChildProcess,
    nodeCrypto,
    nodeDnsPromises,
    nodeDns,
    nodeEvents,
    nodeFsPromises,
    nodeFs,
    nodeInspector,
    nodeModule,
    nodeProcess,
    nodeSqlite,
    nodeStream,
    nodeTimers,
    nodeUtil,
    nodeV8,
    nodeVm,
    nodeWasi,
    nodeWorkerThreads,
    nodeZlib,
]

export const packages: readonly PackageFacts[] = files.flat()
