/** What bounds how many jobs run at once, what forgets to, and what leaves the loop. */
import { busyFile } from "../inputs.mjs"

export default {
    "p-limit": {
        "default()": { limits: ({ default: pLimit }, job, list) => together(list, pLimit(2), job) },
        "default().map": { limits: ({ default: pLimit }, job, list) => pLimit(2).map(list, job) },
        limitFunction: { limits: ({ limitFunction }, job, list) => Promise.all(list.map(limitFunction(job, { concurrency: 2 }))) },
    },
    "p-map": {
        default: { starts: ({ default: pMap }, job, list) => pMap(list, job), bounded: ({ default: pMap }, job, list) => pMap(list, job, { concurrency: 2 }) },
        pMapIterable: { starts: ({ pMapIterable }, job, list) => drain(pMapIterable(list, job)), bounded: ({ pMapIterable }, job, list) => drain(pMapIterable(list, job, { concurrency: 2 })) },
    },
    "p-queue": {
        "PQueue.add": { limits: ({ default: PQueue }, job, list) => ((queue => Promise.all(list.map(one => queue.add(() => job(one)))))(new PQueue({ concurrency: 2 }))) },
        "PQueue.addAll": { limits: ({ default: PQueue }, job, list) => new PQueue({ concurrency: 2 }).addAll(list.map(one => () => job(one))) },
    },
    "p-all": { default: { starts: ({ default: pAll }, job, list) => pAll(list.map(one => () => job(one))), bounded: ({ default: pAll }, job, list) => pAll(list.map(one => () => job(one)), { concurrency: 2 }) } },
    "p-settle": { default: { starts: ({ default: pSettle }, job, list) => pSettle(list.map(one => () => job(one))), bounded: ({ default: pSettle }, job, list) => pSettle(list.map(one => () => job(one)), { concurrency: 2 }) } },
    async: {
        ...Object.fromEntries(
            ["each", "forEach", "map", "filter", "select", "reject", "some", "any", "every", "all", "concat", "flatMap", "groupBy", "sortBy", "detect", "find"].map(name => [
                name, { starts: (async, job, list) => async[name](list, deciding(name, job)) },
            ]),
        ),
        ...Object.fromEntries(
            ["each", "forEach", "map", "filter", "select", "reject", "concat", "flatMap", "groupBy"].flatMap(name => [
                [`${name}Limit`, { limits: (async, job, list) => async[`${name}Limit`](list, 2, async one => job(one)) }],
                [`${name}Series`, { limits: (async, job, list) => async[`${name}Series`](list, async one => job(one)) }],
            ]),
        ),
        ...Object.fromEntries(["eachOf", "forEachOf", "mapValues"].flatMap(name => [
            [name, { starts: (async, job, list) => async[name](list, async one => job(one)) }],
            [`${name}Limit`, { limits: (async, job, list) => async[`${name}Limit`](list, 2, async one => job(one)) }],
            [`${name}Series`, { limits: (async, job, list) => async[`${name}Series`](list, async one => job(one)) }],
        ])),
        times: { starts: (async, job, list) => async.times(list.length, async one => job(one)) },
        timesLimit: { limits: (async, job, list) => async.timesLimit(list.length, 2, async one => job(one)) },
        timesSeries: { limits: (async, job, list) => async.timesSeries(list.length, async one => job(one)) },
        parallel: { starts: (async, job, list) => async.parallel(list.map(one => async () => job(one))) },
        parallelLimit: { limits: (async, job, list) => async.parallelLimit(list.map(one => async () => job(one)), 2) },
        series: { limits: (async, job, list) => async.series(list.map(one => async () => job(one))) },
        queue: { limits: (async, job, list) => ((queue => (queue.push(list), queue.drain()))(async.queue(async one => job(one), 2))) },
    },
    effect: {
        "Effect.forEach": {
            starts: ({ Effect }, job, list) => Effect.runPromise(Effect.forEach(list, one => Effect.promise(() => job(one)), { concurrency: "unbounded" })),
            bounded: ({ Effect }, job, list) => Effect.runPromise(Effect.forEach(list, one => Effect.promise(() => job(one)), { concurrency: 2 })),
        },
    },
    "effect/Effect": {
        forEach: {
            starts: (Effect, job, list) => Effect.runPromise(Effect.forEach(list, one => Effect.promise(() => job(one)), { concurrency: "unbounded" })),
            bounded: (Effect, job, list) => Effect.runPromise(Effect.forEach(list, one => Effect.promise(() => job(one)))),
        },
    },
    bluebird: {
        map: { starts: (Bluebird, job, list) => Bluebird.map(list, job), bounded: (Bluebird, job, list) => Bluebird.map(list, job, { concurrency: 2 }) },
        filter: { starts: (Bluebird, job, list) => Bluebird.filter(list, job), bounded: (Bluebird, job, list) => Bluebird.filter(list, job, { concurrency: 2 }) },
        mapSeries: { limits: (Bluebird, job, list) => Bluebird.mapSeries(list, job) },
        each: { limits: (Bluebird, job, list) => Bluebird.each(list, job) },
        reduce: { limits: (Bluebird, job, list) => Bluebird.reduce(list, (_, one) => job(one), 0) },
    },
    "async-sema": {
        "Sema.acquire": {
            limits: ({ Sema }, job, list) => {
                const sema = new Sema(2)
                return Promise.all(list.map(async one => {
                    await sema.acquire()
                    await job(one)
                    sema.release()
                }))
            },
        },
    },
    bottleneck: {
        "Bottleneck.schedule": { limits: (Bottleneck, job, list) => ((limiter => Promise.all(list.map(one => limiter.schedule(() => job(one)))))(new Bottleneck({ maxConcurrent: 2 }))) },
        "Bottleneck.wrap": { limits: (Bottleneck, job, list) => Promise.all(list.map(new Bottleneck({ maxConcurrent: 2 }).wrap(job))) },
    },
    "tiny-async-pool": { default: { limits: (module, job, list) => drain((module.default ?? module)(2, list, job)) } },

    piscina: { "new Piscina": { leaves: withPool(({ Piscina }, filename) => new Piscina({ filename, maxThreads: 1 }), pool => pool.run(), pool => pool.destroy()) } },
    tinypool: { "new Tinypool": { leaves: withPool(({ Tinypool, default: Default }, filename) => new (Default ?? Tinypool)({ filename, maxThreads: 1 }), pool => pool.run(), pool => pool.destroy()) } },
    workerpool: {
        "Pool.exec": { leaves: withPool(workerpool => workerpool.pool(), pool => pool.exec(() => { for (const end = Date.now() + 100; Date.now() < end; ); }), pool => pool.terminate()) },
    },
    poolifier: {
        "new FixedThreadPool": {
            leaves: withPool(({ FixedThreadPool }, filename) => new FixedThreadPool(1, filename), pool => pool.execute(), pool => pool.destroy(), () => `const { ThreadWorker } = require(${JSON.stringify(import.meta.resolve("poolifier").slice("file://".length))}); module.exports = new ThreadWorker(busy)`),
        },
    },
}

async function drain(iterable) {
    for await (const _ of iterable);
}

function together(list, limit, job) {
    return Promise.all(list.map(one => limit(() => job(one))))
}

/** What stops at the first answer is given none that stops it. */
function deciding(name, job) {
    const answer = name === "every" || name === "all"
    return async one => {
        await job(one)
        return /some|any|detect|find/.test(name) ? false : answer || one
    }
}

function withPool(make, run, end, then = () => "module.exports = busy") {
    return async module => {
        const pool = await make(module, busyFile(then()))
        await run(pool)
        await end(pool)
    }
}
