import type { HandlerShape, PackageFacts } from "../entry.ts"

/** Jobs by the clock: no client waits for them, but every client waits while they block. */
export default [
    {
        package: "node-cron",
        handlers: [{ kind: "argument", role: "job", methods: ["schedule", "createTask"], from: 1, source: "https://nodecron.com/api-reference.html" }],
    },
    {
        package: "cron",
        handlers: [
            { kind: "argument", role: "job", methods: ["CronJob", "job"], from: 1, source: "https://github.com/kelektiv/node-cron" },
            { kind: "option", role: "job", methods: ["CronJob", "job", "CronJob.from"], argument: 0, properties: ["onTick", "onComplete"], source: "https://github.com/kelektiv/node-cron" },
        ],
    },
    {
        package: "croner",
        handlers: [
            { kind: "argument", role: "job", methods: ["Cron", "default"], from: 1, source: "https://croner.56k.guru/usage/" },
            ...[1, 2].map((argument): HandlerShape => ({ kind: "option", role: "job", methods: ["Cron", "default"], argument, properties: ["catch"], source: "https://croner.56k.guru/usage/configuration/" })),
        ],
    },
    {
        package: "node-schedule",
        handlers: [
            { kind: "argument", role: "job", methods: ["scheduleJob", "Job"], from: 0, source: "https://github.com/node-schedule/node-schedule" },
        ],
    },
    {
        package: "toad-scheduler",
        handlers: [{ kind: "argument", role: "job", methods: ["Task", "AsyncTask"], from: 1, source: "https://github.com/kibertoad/toad-scheduler" }],
    },
    { package: "cron-async", handlers: [{ kind: "argument", role: "job", methods: ["CronJob"], from: 1, source: "https://www.npmjs.com/package/cron-async" }] },
    {
        package: "later",
        sameAs: ["@breejs/later"],
        handlers: [{ kind: "argument", role: "job", methods: ["setInterval", "setTimeout"], from: 0, source: "https://bunkat.github.io/later/" }],
    },
    {
        package: "set-interval-async",
        handlers: [{ kind: "argument", role: "job", methods: ["setIntervalAsync", "dynamic.setIntervalAsync", "fixed.setIntervalAsync"], from: 0, source: "https://github.com/ealmansi/set-interval-async" }],
    },
] satisfies readonly PackageFacts[]
