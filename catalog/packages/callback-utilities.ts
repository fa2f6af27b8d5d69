import type { PackageFacts, Signature } from "../entry.ts"
import { wrappers } from "../signatures.ts"

const ONCE = { returns: "argument 0", once: true } as const

/** Functions around functions, each a package of its own. */
export default [
    { package: "once", signatures: [{ name: "default", ...ONCE, source: "https://github.com/isaacs/once" }] },
    { package: "onetime", signatures: [{ name: "default", ...ONCE, source: "https://github.com/sindresorhus/onetime" }] },
    // Once for the same arguments, which is taken for once.
    { package: "mem", signatures: [{ name: "default", ...ONCE, source: "https://github.com/sindresorhus/memoize" }] },
    { package: "memoize", signatures: [{ name: "default", ...ONCE, source: "https://github.com/sindresorhus/memoize" }] },
    { package: "p-memoize", signatures: [{ name: "default", ...ONCE, source: "https://github.com/sindresorhus/p-memoize" }] },
    { package: "memoizee", signatures: [{ name: "default", ...ONCE, source: "https://github.com/medikoo/memoizee" }] },
    { package: "fast-memoize", signatures: [{ name: "default", ...ONCE, source: "https://github.com/caiogondim/fast-memoize.js" }] },
    { package: "micro-memoize", signatures: [{ name: "default", ...ONCE, source: "https://github.com/planttheidea/micro-memoize" }] },
    { package: "moize", signatures: ["default", "promise", "simple"].map(name => ({ name, ...ONCE, source: "https://github.com/planttheidea/moize" })) },
    { package: "promise-memoize", signatures: [{ name: "default", ...ONCE, source: "https://github.com/nodeca/promise-memoize" }] },
    // Remembers the last call only.
    { package: "memoize-one", signatures: wrappers(["default"]) },
    { package: "debounce", signatures: wrappers(["default", "debounce"]) },
    { package: "throttle-debounce", signatures: ["debounce", "throttle"].map((name): Signature => ({ name, returns: "argument 1" })) },
    { package: "lodash.debounce", signatures: wrappers(["default"]) },
    { package: "lodash.throttle", signatures: wrappers(["default"]) },
    { package: "lodash.memoize", signatures: [{ name: "default", ...ONCE }] },
    { package: "lodash.once", signatures: [{ name: "default", ...ONCE }] },
    { package: "just-debounce-it", signatures: wrappers(["default"]) },
    { package: "es6-promisify", signatures: [{ name: "promisify", returns: "argument 0", promisifies: true }, { name: "default", returns: "argument 0", promisifies: true }] },
    { package: "pify", signatures: [{ name: "default", returns: "argument 0", promisifies: true }] },
    { package: "util.promisify", signatures: [{ name: "default", returns: "argument 0", promisifies: true }] },
    { package: "thenify", signatures: [{ name: "default", returns: "argument 0", promisifies: true }] },
    { package: "universalify", signatures: wrappers(["fromCallback", "fromPromise"]) },
    { package: "co", signatures: [{ name: "default", returns: "callback 0" }, { name: "wrap", returns: "argument 0" }] },
    { package: "await-to-js", signatures: [{ name: "default", returns: "argument 0" }, { name: "to", returns: "argument 0" }] },
    { package: "async-retry", signatures: [{ name: "default", returns: "callback 0" }] },
    { package: "exponential-backoff", signatures: [{ name: "backOff", returns: "callback 0" }] },
    { package: "promise-retry", signatures: [{ name: "default", returns: "callback 0" }] },
    { package: "retry-as-promised", signatures: [{ name: "default", returns: "callback 0" }] },
    { package: "cls-hooked", signatures: [{ name: "createNamespace", returns: "Namespace" }, { name: "getNamespace", returns: "Namespace" }, { name: "Namespace.bind", returns: "argument 0" }, { name: "Namespace.runAndReturn", returns: "callback 0" }, { name: "Namespace.runPromise", returns: "callback 0" }] },
    { package: "express-async-wrap", signatures: wrappers(["default"]) },
    { package: "async-middleware", signatures: wrappers(["wrap", "default"]) },
    { package: "bind-deep", signatures: wrappers(["default"]) },
    { package: "auto-bind", signatures: wrappers(["default"]) },
    { package: "after", signatures: [{ name: "default", returns: "argument 1" }] },
    { package: "dezalgo", signatures: wrappers(["default"]) },
    { package: "iferr", signatures: [{ name: "default", returns: "argument 1" }] },
    {
        package: "async-cache-dedupe",
        handlers: [{ kind: "argument", on: "Cache", methods: ["define"], from: 1, source: "https://github.com/mcollina/async-cache-dedupe" }],
        signatures: [{ name: "createCache", returns: "Cache" }, { name: "Cache.define", returns: "this" }],
    },
    {
        package: "eventemitter2",
        types: { default: "EventEmitter2", "EventEmitter2.EventEmitter2": "EventEmitter2" },
        extends: { EventEmitter2: "node:events#EventEmitter" },
    },
    { package: "eventemitter3", types: { default: "EventEmitter", "EventEmitter.EventEmitter": "EventEmitter" }, extends: { EventEmitter: "node:events#EventEmitter" } },
    { package: "tiny-emitter", types: { default: "EventEmitter" }, extends: { EventEmitter: "node:events#EventEmitter" } },
    { package: "emittery", types: { default: "Emittery" }, extends: { Emittery: "node:events#EventEmitter" } },
    { package: "eventemitter-asyncresource", types: { default: "EventEmitter" }, extends: { EventEmitter: "node:events#EventEmitter" } },
    { package: "readable-stream", extends: { Readable: "node:stream#Readable", Writable: "node:stream#Writable", Duplex: "node:stream#Duplex", Transform: "node:stream#Transform", PassThrough: "node:stream#PassThrough" } },
    {
        package: "through2",
        signatures: [{ name: "default", returns: "node:stream#Transform" }, { name: "obj", returns: "node:stream#Transform" }],
    },
] satisfies readonly PackageFacts[]
