import type { PackageFacts } from "../entry.ts"

export default {
    package: "node:stream",
    types: { promises: "node:stream/promises#default", Stream: "Duplex", "Stream.Readable": "Readable", "Stream.Writable": "Writable", "Stream.Duplex": "Duplex", "Stream.Transform": "Transform", "Stream.PassThrough": "PassThrough" },
    extends: { Readable: "node:events#EventEmitter", Writable: "node:events#EventEmitter", Duplex: "Readable", Transform: "Duplex", PassThrough: "Transform" },
    signatures: [
        { name: "Readable.from", returns: "Readable" },
        { name: "Readable.pipe", returns: "argument 0" },
        { name: "Readable.setEncoding", returns: "this" },
    ],
} satisfies PackageFacts
