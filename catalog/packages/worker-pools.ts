import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const ADVICE = "It starts threads or processes, each of which loads its code: make one pool per process."

/** Pools of threads and processes: what runs in them leaves the event loop. */
export default [
    {
        package: "piscina",
        clients: created("threads", "https://github.com/piscinajs/piscina", ["new Piscina"], ADVICE),
        offloads: [{ name: "Piscina", new: true, argument: 0, source: "https://github.com/piscinajs/piscina" }],
        limiters: ["run", "runTask"].map(method => ({ name: `Piscina.${method}`, source: "https://github.com/piscinajs/piscina" })),
        types: { default: "Piscina", "Piscina.Piscina": "Piscina", FixedQueue: "FixedQueue" },
    },
    {
        package: "tinypool",
        clients: created("threads", "https://github.com/tinylibs/tinypool", ["new Tinypool"], ADVICE),
        offloads: [{ name: "Tinypool", new: true, argument: 0, source: "https://github.com/tinylibs/tinypool" }],
        limiters: [{ name: "Tinypool.run", source: "https://github.com/tinylibs/tinypool" }],
        types: { default: "Tinypool" },
    },
    {
        package: "workerpool",
        clients: created("threads", "https://github.com/josdejong/workerpool", ["pool"], ADVICE),
        // The function is turned into source text and compiled again in the worker.
        offloads: [
            { name: "Pool.exec", argument: 0, source: "https://github.com/josdejong/workerpool#pool" },
            { name: "pool", argument: 0, source: "https://github.com/josdejong/workerpool#pool" },
            { name: "worker", argument: 0, source: "https://github.com/josdejong/workerpool#register" },
        ],
        limiters: [{ name: "Pool.exec", source: "https://github.com/josdejong/workerpool#pool" }],
        signatures: [{ name: "pool", returns: "Pool" }],
    },
    {
        package: "poolifier",
        clients: created("threads", "https://github.com/poolifier/poolifier", ["new FixedThreadPool", "new DynamicThreadPool", "new FixedClusterPool", "new DynamicClusterPool"], ADVICE),
        offloads: ["FixedThreadPool", "DynamicThreadPool", "FixedClusterPool", "DynamicClusterPool", "ThreadWorker", "ClusterWorker"].map(name => ({ name, new: true as const, argument: /Worker$/.test(name) ? 0 : 1, source: "https://github.com/poolifier/poolifier" })),
    },
    {
        package: "threads",
        clients: [...created("threads", "https://threads.js.org/usage-pool", ["Pool"], ADVICE), ...created("threads", "https://threads.js.org/usage", ["spawn"], "Starting a thread costs tens of milliseconds: keep a pool.")],
        offloads: [{ name: "expose", argument: 0, source: "https://threads.js.org/usage" }, { name: "Worker", new: true, argument: 0, source: "https://threads.js.org/usage" }],
    },
    {
        package: "jest-worker",
        clients: created("threads", "https://github.com/jestjs/jest/tree/main/packages/jest-worker", ["new Worker"], ADVICE),
        offloads: [{ name: "Worker", new: true, argument: 0, source: "https://github.com/jestjs/jest/tree/main/packages/jest-worker" }],
        types: { default: "Worker" },
    },
    {
        package: "worker-farm",
        clients: created("threads", "https://github.com/rvagg/node-worker-farm", ["default"], ADVICE),
        offloads: [{ name: "default", argument: 0, source: "https://github.com/rvagg/node-worker-farm" }, { name: "default", argument: 1, source: "https://github.com/rvagg/node-worker-farm" }],
    },
    { package: "comlink", offloads: [{ name: "expose", argument: 0, source: "https://github.com/GoogleChromeLabs/comlink" }] },
    {
        package: "bree",
        clients: created("threads", "https://github.com/breejs/bree", ["new Bree"], ADVICE),
        types: { default: "Bree" },
    },
    {
        package: "generic-pool",
        clients: created("pool", "https://github.com/coopernurse/node-pool", ["createPool"], "Make one pool per process."),
        limiters: ["acquire", "use"].map(method => ({ name: `Pool.${method}`, source: "https://github.com/coopernurse/node-pool" })),
        signatures: [{ name: "createPool", returns: "Pool" }, { name: "Pool.use", returns: "callback 0" }],
    },
    { package: "tarn", clients: created("pool", "https://github.com/vincit/tarn.js", ["new Pool"], "Make one pool per process."), limiters: [{ name: "Pool.acquire", source: "https://github.com/vincit/tarn.js" }] },
    { package: "microjob", offloads: [{ name: "job", argument: 0, source: "https://github.com/wilk/microjob" }] },
] satisfies readonly PackageFacts[]
