// Written by `npm run generate` from the files in rules. Do not edit.
import noBlockingCall from "./no-blocking-call.ts"
import noClientPerRequest from "./no-client-per-request.ts"
import noCpuHeavyCall from "./no-cpu-heavy-call.ts"
import noFakeAsync from "./no-fake-async.ts"
import noLazyRequire from "./no-lazy-require.ts"
import noSuperLinearRegexOnInput from "./no-super-linear-regex-on-input.ts"
import noThreadpoolFlood from "./no-threadpool-flood.ts"
import noUnboundedConcurrency from "./no-unbounded-concurrency.ts"
import preferKeepAlive from "./prefer-keep-alive.ts"

export const rules = {
    "no-blocking-call": noBlockingCall,
    "no-client-per-request": noClientPerRequest,
    "no-cpu-heavy-call": noCpuHeavyCall,
    "no-fake-async": noFakeAsync,
    "no-lazy-require": noLazyRequire,
    "no-super-linear-regex-on-input": noSuperLinearRegexOnInput,
    "no-threadpool-flood": noThreadpoolFlood,
    "no-unbounded-concurrency": noUnboundedConcurrency,
    "prefer-keep-alive": preferKeepAlive,
}
