import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const MYSQL = "https://github.com/mysqljs/mysql#pooling-connections"
const MYSQL2 = "https://sidorares.github.io/node-mysql2/docs#using-connection-pools"
const MARIADB = "https://mariadb.com/docs/connectors/mariadb-connector-nodejs/connector-nodejs-promise-api"
const POOLS = ["createPool", "createPoolCluster"]
const POOL_ADVICE = "Make one pool per process."
const CONNECTION_ADVICE = "Each one opens a connection and logs in. Take connections from a shared pool."

export default [
    {
        package: "mysql2",
        clients: [...created("pool", MYSQL2, POOLS, POOL_ADVICE), ...created("connection", MYSQL2, ["createConnection"], CONNECTION_ADVICE)],
        signatures: [
            { name: "createPool", returns: "Pool" },
            { name: "createConnection", returns: "Connection" },
            { name: "Pool.promise", returns: "Pool" },
            { name: "Connection.promise", returns: "Connection" },
            { name: "Pool.getConnection", returns: "Connection", callbacks: [{ argument: "last", parameters: [null, "Connection"] }] },
        ],
        extends: { PoolConnection: "Connection", Pool: "node:events#EventEmitter", Connection: "node:events#EventEmitter" },
    },
    {
        package: "mysql",
        clients: [...created("pool", MYSQL, POOLS, POOL_ADVICE), ...created("connection", MYSQL, ["createConnection"], CONNECTION_ADVICE)],
        signatures: [
            { name: "createPool", returns: "Pool" },
            { name: "createConnection", returns: "Connection" },
            { name: "Pool.getConnection", callbacks: [{ argument: "last", parameters: [null, "Connection"] }] },
        ],
        extends: { PoolConnection: "Connection", Connection: "node:events#EventEmitter" },
    },
    { package: "promise-mysql", clients: [...created("pool", MYSQL, POOLS, POOL_ADVICE), ...created("connection", MYSQL, ["createConnection"], CONNECTION_ADVICE)] },
    { package: "mariadb", clients: [...created("pool", MARIADB, POOLS, POOL_ADVICE), ...created("connection", MARIADB, ["createConnection"], CONNECTION_ADVICE)] },
    { package: "serverless-mysql", clients: created("connection", "https://github.com/jeremydaly/serverless-mysql", ["default"], CONNECTION_ADVICE) },
    { package: "@planetscale/database", clients: created("cheap", "https://github.com/planetscale/database-js", ["connect", "new Client"]) },
] satisfies readonly PackageFacts[]
