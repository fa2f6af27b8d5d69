import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"
import { chains } from "../signatures.ts"

const MONGODB = "https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/connection-pools/"
const MONGOOSE = "https://mongoosejs.com/docs/connections.html"
const ADVICE = "A client has a pool of up to 100 connections. Make one per process and share it."

export default [
    {
        package: "mongodb",
        clients: created("pool", MONGODB, ["new MongoClient", "static MongoClient.connect", "connect"], ADVICE),
        signatures: [
            { name: "MongoClient.connect", returns: "MongoClient", callbacks: [{ argument: "last", parameters: [null, "MongoClient"] }] },
            { name: "connect", returns: "MongoClient", callbacks: [{ argument: "last", parameters: [null, "MongoClient"] }] },
            { name: "MongoClient.db", returns: "Db" },
            { name: "Db.collection", returns: "Collection" },
            { name: "Collection.find", returns: "FindCursor" },
            { name: "Collection.aggregate", returns: "FindCursor" },
            { name: "MongoClient.watch", returns: "ChangeStream" },
            { name: "Db.watch", returns: "ChangeStream" },
            { name: "Collection.watch", returns: "ChangeStream" },
            ...chains("FindCursor", ["filter", "limit", "skip", "sort", "project", "batchSize", "hint", "map", "maxTimeMS", "collation", "comment"]),
        ],
        handlers: [{ kind: "argument", on: "ChangeStream", methods: ["on"], events: ["change"], from: 1, source: "https://www.mongodb.com/docs/drivers/node/current/logs-and-monitoring/change-streams/" }],
        extends: { MongoClient: "node:events#EventEmitter" },
    },
    {
        package: "mongoose",
        clients: [
            ...created("pool", MONGOOSE, ["createConnection"], "Each one opens a pool of connections: make it once."),
            // Connecting the default connection again, to the same address, gives back what is there.
            ...created("cheap", MONGOOSE, ["connect"]),
        ],
        handlers: [
            { kind: "argument", on: "Schema", methods: ["pre", "post"], from: 1, source: "https://mongoosejs.com/docs/middleware.html" },
            { kind: "option", on: "SchemaType", methods: ["validate"], argument: 0, properties: ["validator"], source: "https://mongoosejs.com/docs/validation.html" },
            { kind: "argument", on: "VirtualType", methods: ["get", "set"], from: 0, source: "https://mongoosejs.com/docs/tutorials/virtuals.html" },
            { kind: "argument", on: "ChangeStream", methods: ["on"], events: ["change"], from: 1, source: "https://mongoosejs.com/docs/change-streams.html" },
        ],
        signatures: [
            { name: "Schema.virtual", returns: "VirtualType" },
            { name: "Schema.path", returns: "SchemaType" },
            { name: "Schema.plugin", returns: "this", callbacks: [{ argument: 0, parameters: ["Schema"], runs: "startup" }] },
            { name: "model", returns: "Model" },
            { name: "createConnection", returns: "Connection" },
            { name: "connect", returns: "default" },
            { name: "Connection.model", returns: "Model" },
            { name: "Model.watch", returns: "ChangeStream" },
            ...chains("Schema", ["pre", "post", "index", "add", "set"]),
        ],
        types: { "default.connection": "Connection", connection: "Connection" },
        extends: { Connection: "node:events#EventEmitter" },
    },
    { package: "monk", clients: created("pool", "https://automattic.github.io/monk/docs/manager/", ["default"], ADVICE) },
    { package: "mongoist", clients: created("pool", "https://github.com/mongoist/mongoist", ["default"], ADVICE) },
    { package: "mongojs", clients: created("pool", "https://github.com/mongo-js/mongojs", ["default"], ADVICE) },
] satisfies readonly PackageFacts[]
