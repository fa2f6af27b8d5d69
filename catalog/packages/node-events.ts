import type { PackageFacts } from "../entry.ts"

const METHODS = ["on", "once", "off", "addListener", "prependListener", "prependOnceListener", "removeListener", "removeAllListeners", "setMaxListeners"]

export default {
    package: "node:events",
    types: { default: "EventEmitter", "EventEmitter.EventEmitter": "EventEmitter", EventEmitterAsyncResource: "EventEmitter" },
    signatures: METHODS.map(name => ({ name: `EventEmitter.${name}`, returns: "this", source: "https://nodejs.org/api/events.html#class-eventemitter" })),
} satisfies PackageFacts
