import type { PackageFacts } from "../entry.ts"

/** Semaphores, mutexes, pools and rate limiters for promises. */
export default [
    {
        package: "bottleneck",
        limiters: ["schedule", "submit", "wrap"].map(method => ({ name: `Bottleneck.${method}`, source: "https://github.com/SGrondin/bottleneck" })),
        signatures: [{ name: "Bottleneck.wrap", returns: "argument 0" }, { name: "Bottleneck.schedule", returns: "callback 0" }, { name: "Group.key", returns: "Bottleneck" }],
        types: { default: "Bottleneck", "Bottleneck.Group": "Group" },
    },
    {
        package: "async-sema",
        limiters: [
            ...["acquire", "v", "p", "tryAcquire"].map(method => ({ name: `Sema.${method}`, source: "https://github.com/vercel/async-sema" })),
            { name: "RateLimit()", source: "https://github.com/vercel/async-sema" },
        ],
        types: { default: "Sema" },
    },
    {
        package: "async-mutex",
        limiters: ["acquire", "runExclusive", "waitForUnlock"].map(method => ({ name: `Semaphore.${method}`, source: "https://github.com/DirtyHairy/async-mutex" })),
        signatures: [{ name: "Semaphore.runExclusive", returns: "callback 0" }, { name: "withTimeout", returns: "argument 0" }, { name: "tryAcquire", returns: "argument 0" }],
        extends: { Mutex: "Semaphore" },
    },
    { package: "async-lock", limiters: [{ name: "AsyncLock.acquire", source: "https://github.com/rogierschouten/async-lock" }], types: { default: "AsyncLock" } },
    { package: "await-semaphore", limiters: ["acquire", "use"].map(method => ({ name: `Semaphore.${method}`, source: "https://github.com/notenoughneon/await-semaphore" })), extends: { Mutex: "Semaphore" } },
    { package: "semaphore-async-await", limiters: ["wait", "acquire", "execute"].map(method => ({ name: `Lock.${method}`, source: "https://www.npmjs.com/package/semaphore-async-await" })), types: { default: "Lock", Semaphore: "Lock" } },
    { package: "semaphore", limiters: [{ name: "default().take", source: "https://www.npmjs.com/package/semaphore" }] },
    { package: "redlock", limiters: ["using", "acquire", "lock"].map(method => ({ name: `Redlock.${method}`, source: "https://github.com/mike-marcacci/node-redlock" })), types: { default: "Redlock" } },
    { package: "tiny-async-pool", limiters: [{ name: "default", source: "https://github.com/rxaviers/async-pool" }] },
    { package: "promise-limit", limiters: [{ name: "default()", source: "https://www.npmjs.com/package/promise-limit" }, { name: "default().map", source: "https://www.npmjs.com/package/promise-limit" }] },
    { package: "throat", limiters: [{ name: "default()", source: "https://github.com/ForbesLindesay/throat" }, { name: "default", source: "https://github.com/ForbesLindesay/throat" }] },
    { package: "plimit-lit", limiters: [{ name: "pLimit()", source: "https://www.npmjs.com/package/plimit-lit" }] },
    { package: "promise-pool-executor", limiters: [{ name: "PromisePoolExecutor.addGenericTask", source: "https://www.npmjs.com/package/promise-pool-executor" }, { name: "PromisePoolExecutor.addEachTask", source: "https://www.npmjs.com/package/promise-pool-executor" }] },
    {
        package: "@supercharge/promise-pool",
        limiters: [{ name: "PromisePool.process", source: "https://superchargejs.com/docs/promise-pool" }],
        signatures: ["for", "withConcurrency", "handleError", "onTaskStarted", "onTaskFinished", "withTaskTimeout", "useCorrespondingResults"].map(method => ({ name: `PromisePool.${method}`, returns: "PromisePool" })),
        types: { default: "PromisePool" },
    },
    {
        package: "es6-promise-pool",
        limiters: [{ name: "PromisePool.start", source: "https://github.com/timdp/es6-promise-pool" }, { name: "PromisePool", source: "https://github.com/timdp/es6-promise-pool" }],
        types: { default: "PromisePool" },
    },
    { package: "queue", limiters: [{ name: "default().push", source: "https://www.npmjs.com/package/queue" }] },
    {
        package: "fastq",
        // The worker is the first argument, or the second, after its `this`.
        handlers: [{ kind: "argument", role: "job", methods: ["default", "promise"], from: 0, source: "https://github.com/mcollina/fastq" }],
        limiters: [{ name: "default", source: "https://github.com/mcollina/fastq" }, { name: "promise", source: "https://github.com/mcollina/fastq" }],
    },
    {
        package: "better-queue",
        handlers: [
            { kind: "argument", role: "job", methods: ["default"], from: 0, source: "https://github.com/diamondio/better-queue" },
            { kind: "option", role: "job", methods: ["default"], argument: "last", properties: ["process", "filter", "merge", "precondition"], source: "https://github.com/diamondio/better-queue" },
        ],
        limiters: [{ name: "default", source: "https://github.com/diamondio/better-queue" }],
    },
    { package: "limiter", limiters: [{ name: "RateLimiter.removeTokens", source: "https://github.com/jhurliman/node-rate-limiter" }] },
    { package: "promise-queue", limiters: [{ name: "Queue.add", source: "https://www.npmjs.com/package/promise-queue" }], types: { default: "Queue" } },
    { package: "promise-throttle", limiters: [{ name: "PromiseThrottle.add", source: "https://www.npmjs.com/package/promise-throttle" }, { name: "PromiseThrottle.addAll", source: "https://www.npmjs.com/package/promise-throttle" }], types: { default: "PromiseThrottle" } },
    {
        package: "modern-async",
        limiters: ["mapLimit", "forEachLimit", "filterLimit", "mapSeries", "forEachSeries", "reduce", "Scheduler.schedule", "Queue.exec", "Mutex.exec"].map(name => ({ name, source: "https://nicolas-van.github.io/modern-async/modern-async/" })),
    },
    {
        package: "cockatiel",
        limiters: [{ name: "bulkhead().execute", source: "https://github.com/connor4312/cockatiel" }, { name: "BulkheadPolicy.execute", source: "https://github.com/connor4312/cockatiel" }],
    },
    {
        package: "radash",
        limiters: [{ name: "parallel", source: "https://radash-docs.vercel.app/docs/async/parallel" }],
        signatures: [{ name: "memo", returns: "argument 0" }, { name: "debounce", returns: "argument 1" }, { name: "throttle", returns: "argument 1" }],
    },
] satisfies readonly PackageFacts[]
