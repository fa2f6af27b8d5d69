import type { FanOutCall, PackageFacts } from "../entry.ts"

const DOCS = "https://effect.website/docs/concurrency/basic-concurrency/"

/** One after the other, unless `concurrency` says how many at once: `"unbounded"` for all. */
export default [
    { package: "effect", fanOuts: [fanOut("Effect.forEach")] },
    { package: "effect/Effect", fanOuts: [fanOut("forEach")] },
] satisfies readonly PackageFacts[]

function fanOut(name: string): FanOutCall {
    return { name, list: 0, callback: 1, bound: { argument: 2, option: "concurrency", only: "unbounded" }, source: DOCS }
}
