import type { BlockingCall, Cost, PackageFacts } from "../entry.ts"

const DOCS = "https://nodejs.org/api/vm.html#timeout-interactions-with-asynchronous-tasks-and-promises"
const ADVICE = "Run code of others in a worker thread, with a `timeout`."

export default {
    package: "node:vm",
    blocking: [
        { ...compiles("Script", "micro"), new: true, advice: "Compile the script once, at start-up." },
        compiles("Script.runInContext"),
        compiles("Script.runInNewContext"),
        compiles("Script.runInThisContext"),
        { ...compiles("compileFunction", "micro"), advice: "Compile the function once, at start-up." },
        { ...compiles("createContext", "micro"), advice: "Create the context once, at start-up." },
        compiles("runInContext"),
        compiles("runInNewContext"),
        compiles("runInThisContext"),
    ],
} satisfies PackageFacts

function compiles(name: string, cost: Cost = "grows"): BlockingCall {
    return { name, waitsFor: "cpu", cost, instead: null, advice: ADVICE, source: DOCS }
}
