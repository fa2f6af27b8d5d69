import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const ONCE = "Make one per process and share it."
const POOL = "It has a connection pool: make one per process."

/** Databases and search engines with one client package each. */
export default [
    {
        package: "mssql",
        sameAs: ["mssql/msnodesqlv8"],
        clients: created("pool", "https://github.com/tediousjs/node-mssql#connection-pools", ["new ConnectionPool"], POOL)
            // The global pool is made once; connecting again gives it back.
            .concat(created("cheap", "https://github.com/tediousjs/node-mssql#connect-config-callback", ["connect"])),
        signatures: [{ name: "connect", returns: "ConnectionPool" }, { name: "ConnectionPool.connect", returns: "this" }],
    },
    { package: "tedious", clients: created("connection", "https://tediousjs.github.io/tedious/api-connection.html", ["new Connection", "connect"], "Take connections from a pool.") },
    {
        package: "oracledb",
        clients: [
            ...created("pool", "https://node-oracledb.readthedocs.io/en/latest/user_guide/connection_handling.html#connection-pooling", ["createPool"], POOL),
            // `getConnection` takes from the pool where there is one.
            ...created("cheap", "https://node-oracledb.readthedocs.io/en/latest/user_guide/connection_handling.html", ["getConnection"]),
        ],
    },
    { package: "cassandra-driver", clients: created("pool", "https://docs.datastax.com/en/developer/nodejs-driver/latest/features/connection-pooling/", ["new Client", "new mapping.Mapper"], ONCE) },
    { package: "scylladb", clients: created("pool", "https://www.npmjs.com/package/scylladb", ["new Cluster"], ONCE) },
    { package: "couchbase", clients: created("pool", "https://docs.couchbase.com/nodejs-sdk/current/howtos/managing-connections.html", ["connect", "Cluster.connect"], ONCE) },
    { package: "nano", clients: created("cheap", "https://github.com/apache/couchdb-nano", ["default"]) },
    {
        package: "neo4j-driver",
        clients: created("pool", "https://neo4j.com/docs/javascript-manual/current/connect/", ["driver"], "A driver has a connection pool: make one per process; a session for each request is right."),
        signatures: [{ name: "driver", returns: "Driver" }, { name: "Driver.session", returns: "Session" }],
    },
    { package: "@clickhouse/client", clients: created("agent", "https://clickhouse.com/docs/integrations/javascript", ["createClient"], ONCE) },
    { package: "clickhouse", clients: created("cheap", "https://github.com/TimonKK/clickhouse", ["new ClickHouse"]) },
    { package: "@elastic/elasticsearch", clients: created("agent", "https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/basic-config", ["new Client"], "Each one has a pool of keep-alive connections: make it once."), types: { default: "Client" } },
    { package: "elasticsearch", clients: created("agent", "https://github.com/elastic/elasticsearch-js-legacy", ["new Client"], ONCE), types: { default: "Client" } },
    { package: "@opensearch-project/opensearch", clients: created("agent", "https://docs.opensearch.org/latest/clients/javascript/index", ["new Client"], ONCE) },
    { package: "meilisearch", clients: created("cheap", "https://github.com/meilisearch/meilisearch-js", ["new MeiliSearch", "new Meilisearch"]) },
    { package: "typesense", clients: created("cheap", "https://github.com/typesense/typesense-js", ["new Client"]) },
    { package: "algoliasearch", clients: created("agent", "https://www.algolia.com/doc/libraries/sdk/install#javascript", ["default", "algoliasearch"], "It keeps connections and remembers which hosts answer: make it once.") },
    { package: "@influxdata/influxdb-client", clients: created("cheap", "https://github.com/influxdata/influxdb-client-js", ["new InfluxDB"]) },
    { package: "influx", clients: created("agent", "https://node-influx.github.io/", ["new InfluxDB"], ONCE) },
    { package: "rethinkdb", clients: created("connection", "https://rethinkdb.com/api/javascript/connect/", ["connect"], ONCE) },
    { package: "rethinkdbdash", clients: created("pool", "https://github.com/neumino/rethinkdbdash", ["default"], POOL) },
    { package: "arangojs", clients: created("agent", "https://arangodb.github.io/arangojs/", ["new Database", "default"], ONCE) },
    { package: "gremlin", clients: created("connection", "https://tinkerpop.apache.org/docs/current/reference/#gremlin-javascript-connecting", ["new driver.DriverRemoteConnection", "new driver.Client"], ONCE) },
    { package: "dgraph-js", clients: created("connection", "https://github.com/dgraph-io/dgraph-js", ["new DgraphClientStub"], ONCE) },
    { package: "etcd3", clients: created("connection", "https://microsoft.github.io/etcd3/", ["new Etcd3"], ONCE) },
    { package: "sqlite3", clients: created("files", "https://github.com/TryGhost/node-sqlite3/wiki/API", ["new Database"], "Opens the file and builds a statement cache: open it once."), extends: { Database: "node:events#EventEmitter" } },
    { package: "sqlite", clients: created("files", "https://github.com/kriasoft/node-sqlite", ["open"], "Open the file once.") },
    { package: "@libsql/client", clients: created("connection", "https://docs.turso.tech/sdk/ts/reference", ["createClient"], ONCE) },
    { package: "@duckdb/node-api", clients: created("files", "https://duckdb.org/docs/stable/clients/node_neo/overview", ["DuckDBInstance.create"], "Open the database once.") },
    { package: "duckdb", clients: created("files", "https://duckdb.org/docs/stable/clients/nodejs/overview", ["new Database"], "Open the database once.") },
    { package: "level", clients: created("files", "https://github.com/Level/level", ["new Level", "default"], "Only one instance may open a folder.") },
    { package: "snowflake-sdk", clients: [...created("connection", "https://docs.snowflake.com/en/developer-guide/node-js/nodejs-driver-connect", ["createConnection"], "Take connections from `createPool`."), ...created("pool", "https://docs.snowflake.com/en/developer-guide/node-js/nodejs-driver-connect", ["createPool"], POOL)] },
    // Checking a password is a bind, which needs a connection of its own.
    { package: "ldapjs", clients: created("cheap", "http://ldapjs.org/client.html", ["createClient"]) },
    { package: "ldapts", clients: created("cheap", "https://github.com/ldapts/ldapts", ["new Client"]) },
    { package: "@pinecone-database/pinecone", clients: created("cheap", "https://docs.pinecone.io/reference/sdks/node/overview", ["new Pinecone", "new PineconeClient"]) },
    { package: "@qdrant/js-client-rest", clients: created("agent", "https://github.com/qdrant/qdrant-js", ["new QdrantClient"], "Each one has an undici agent of its own: make it once.") },
    { package: "weaviate-client", clients: created("connection", "https://docs.weaviate.io/weaviate/client-libraries/typescript", ["connectToWeaviateCloud", "connectToLocal", "connectToCustom"], ONCE) },
    { package: "weaviate-ts-client", clients: created("cheap", "https://docs.weaviate.io/weaviate/client-libraries/typescript", ["client"]) },
    { package: "chromadb", clients: created("cheap", "https://docs.trychroma.com/reference/js/client", ["new ChromaClient", "new CloudClient"]) },
    { package: "@zilliz/milvus2-sdk-node", clients: created("connection", "https://github.com/milvus-io/milvus-sdk-node", ["new MilvusClient"], ONCE) },
    {
        package: "@supabase/supabase-js",
        clients: created("cheap", "https://supabase.com/docs/reference/javascript/initializing", ["createClient"]),
    },
    // It carries one user's cookies: a client for each request is what its documentation asks for.
    { package: "@supabase/ssr", clients: created("cheap", "https://supabase.com/docs/guides/auth/server-side/creating-a-client", ["createServerClient"]) },
    { package: "@supabase/auth-helpers-nextjs", clients: created("cheap", "https://supabase.com/docs/guides/auth/auth-helpers/nextjs", ["createServerComponentClient", "createRouteHandlerClient", "createServerActionClient", "createPagesServerClient"]) },
    { package: "faunadb", clients: created("agent", "https://github.com/fauna/faunadb-js", ["new Client"], ONCE) },
    { package: "minio", clients: created("agent", "https://min.io/docs/minio/linux/developers/javascript/API.html", ["new Client"], ONCE) },
    { package: "ssh2", clients: created("connection", "https://github.com/mscdex/ssh2", ["new Client"], "Each one does a key exchange.") },
    { package: "ssh2-sftp-client", clients: created("connection", "https://github.com/theophilusx/ssh2-sftp-client", ["new default"], "Each one does a key exchange.") },
    { package: "dockerode", clients: created("cheap", "https://github.com/apocas/dockerode", ["new default"]) },
    { package: "@kubernetes/client-node", clients: created("files", "https://github.com/kubernetes-client/javascript", ["new KubeConfig"], "Loading the configuration reads files: do it once.") },
] satisfies readonly PackageFacts[]
