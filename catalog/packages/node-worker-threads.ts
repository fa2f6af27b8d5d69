import type { PackageFacts } from "../entry.ts"

export default {
    package: "node:worker_threads",
    extends: { Worker: "node:events#EventEmitter", MessagePort: "node:events#EventEmitter" },
    clients: [
        {
            name: "Worker",
            new: true,
            why: "threads",
            advice: "Starting a thread costs tens of milliseconds. Keep a pool of workers (piscina) and send it tasks.",
            source: "https://nodejs.org/api/worker_threads.html#class-worker",
        },
    ],
    offloads: [{ name: "Worker", new: true, argument: 0, source: "https://nodejs.org/api/worker_threads.html#new-workerfilename-options" }],
} satisfies PackageFacts
