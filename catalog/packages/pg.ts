import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const POOL = "https://node-postgres.com/apis/pool"
const CLIENT = "https://node-postgres.com/apis/client"

export default [
    {
        package: "pg",
        sameAs: ["@neondatabase/serverless", "@vercel/postgres"],
        clients: [
            ...created("pool", POOL, ["new Pool", "new native.Pool"], "Make one pool per process and take connections from it: `pool.query(...)`."),
            ...created("connection", CLIENT, ["new Client", "new native.Client"], "Each one opens a connection and logs in. Use a shared `Pool`."),
        ],
        signatures: [
            { name: "Pool.connect", returns: "PoolClient", callbacks: [{ argument: "last", parameters: [null, "PoolClient", null] }] },
        ],
        handlers: [{ kind: "argument", on: "Client", methods: ["on"], events: ["notification"], from: 1, source: CLIENT }],
        extends: { Pool: "node:events#EventEmitter", Client: "node:events#EventEmitter", PoolClient: "Client" },
    },
    { package: "pg-pool", types: { default: "pg#Pool" } },
    {
        package: "postgres",
        clients: created("pool", "https://github.com/porsager/postgres#the-connection-pool", ["default"], "It is a connection pool: make one per process."),
        signatures: [
            { name: "default", returns: "Sql" },
            { name: "Sql.begin", returns: "callback 0", callbacks: [{ argument: "last", parameters: ["Sql"] }] },
        ],
        handlers: [{ kind: "argument", on: "Sql", methods: ["listen", "subscribe"], from: 1, source: "https://github.com/porsager/postgres#listen--notify" }],
    },
    {
        package: "pg-promise",
        clients: created("pool", "https://vitaly-t.github.io/pg-promise/Database.html", ["default()"], "A database object has a connection pool: make one per connection string."),
        signatures: [
            { name: "default()", returns: "Database" },
            ...["task", "taskIf", "tx", "txIf"].map(method => ({ name: `Database.${method}`, returns: "callback 0", callbacks: [{ argument: "last" as const, parameters: ["Database"] }] })),
        ],
    },
    {
        package: "slonik",
        clients: created("pool", "https://github.com/gajus/slonik#create-connection", ["createPool"], "Make one pool per process."),
        signatures: [{ name: "createPool", returns: "DatabasePool" }],
    },
    { package: "pg-listen", clients: created("connection", "https://github.com/andywer/pg-listen", ["default"]) },
    { package: "@databases/pg", clients: created("pool", "https://www.atdatabases.org/docs/pg-guide-connections", ["default"], "Make one pool per process.") },
] satisfies readonly PackageFacts[]
