/** Packages that wait: for processes, servers, threads, people. */
import fs from "node:fs"
import { slowServer } from "../inputs.mjs"

const WAIT = ["-e", "setTimeout(() => {}, 100)"]
const COMMAND = `${process.execPath} ${WAIT[0]} "${WAIT[1]}"`

export default {
    execa: {
        execaSync: { call: execa => execa.execaSync(process.execPath, WAIT), twin: execa => execa.execa(process.execPath, WAIT) },
        execaCommandSync: { call: execa => execa.execaCommandSync("sleep 0.1"), twin: execa => execa.execaCommand("sleep 0.1") },
        "$.sync": { call: ({ $ }) => $.sync`sleep 0.1`, twin: ({ $ }) => $`sleep 0.1` },
        "$.s": { call: ({ $ }) => $.s`sleep 0.1`, twin: ({ $ }) => $`sleep 0.1` },
    },
    zx: { "$.sync": { call: ({ $ }) => $.sync`sleep 0.1`, twin: ({ $ }) => $`sleep 0.1` } },
    "cross-spawn": { sync: { call: spawn => spawn.sync(process.execPath, WAIT), twin: spawn => closed(spawn.spawn(process.execPath, WAIT)) } },
    shelljs: {
        exec: { call: shell => shell.exec(COMMAND, { silent: true }), twin: () => import("node:child_process").then(cp => closed(cp.exec(COMMAND))) },
        cmd: { call: shell => shell.cmd(process.execPath, ...WAIT), twin: () => import("node:child_process").then(cp => closed(cp.execFile(process.execPath, WAIT))) },
    },
    "sync-request": { default: { input: slowServer, call: (request, url) => request("GET", url) } },
    "sync-fetch": { default: { input: slowServer, call: (fetch, url) => fetch(url) } },
    synckit: {
        "createSyncFn()": {
            input: () => fs.writeFileSync("worker.mjs", `import { runAsWorker } from ${JSON.stringify(import.meta.resolve("synckit"))}\nrunAsWorker(() => new Promise(resolve => setTimeout(resolve, 100)))`),
            call: ({ createSyncFn }) => createSyncFn(`${process.cwd()}/worker.mjs`)(),
        },
    },
    "make-synchronous": { "default()": { call: ({ default: makeSynchronous }) => makeSynchronous(() => new Promise(resolve => setTimeout(resolve, 100)))() } },
}

function closed(child) {
    return new Promise((resolve, reject) => child.on("error", reject).on("close", resolve))
}
