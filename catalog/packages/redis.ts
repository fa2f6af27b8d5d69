import type { HandlerShape, PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const NODE_REDIS = "https://redis.io/docs/latest/develop/clients/nodejs/connect/"
const IOREDIS = "https://github.com/redis/ioredis#connect-to-redis"
const ADVICE = "Each one opens connections of its own. Make it once and share it."

/** Messages of channels a server subscribed to. */
function messages(on: string, source: string): HandlerShape {
    return { kind: "argument", on, methods: ["on", "addListener"], events: ["message", "pmessage", "messageBuffer", "pmessageBuffer", "smessage"], from: 1, source }
}

export default [
    {
        package: "redis",
        sameAs: ["@redis/client", "@node-redis/client", "redis-mock"],
        clients: created("connection", NODE_REDIS, ["createClient", "createCluster", "createSentinel"], ADVICE),
        handlers: [
            messages("RedisClient", NODE_REDIS),
            { kind: "argument", on: "RedisClient", methods: ["subscribe", "pSubscribe", "sSubscribe"], from: 1, source: "https://github.com/redis/node-redis/blob/master/docs/pub-sub.md" },
        ],
        signatures: [
            { name: "createClient", returns: "RedisClient" },
            { name: "createCluster", returns: "RedisClient" },
            { name: "createSentinel", returns: "RedisClient" },
            { name: "RedisClient.duplicate", returns: "RedisClient" },
            { name: "RedisClient.connect", returns: "this" },
            { name: "RedisClient.on", returns: "this" },
            { name: "RedisClient.multi", returns: "Multi" },
        ],
        types: { RedisClientType: "RedisClient", RedisClusterType: "RedisClient" },
        extends: { RedisClient: "node:events#EventEmitter" },
    },
    {
        package: "ioredis",
        clients: created("connection", IOREDIS, ["new Redis", "new Cluster"], `It connects as soon as it is made. ${ADVICE}`),
        handlers: [messages("Redis", IOREDIS)],
        signatures: [
            { name: "createClient", returns: "Redis" },
            { name: "Redis.duplicate", returns: "Redis" },
            { name: "Redis.pipeline", returns: "ChainableCommander" },
            { name: "Redis.multi", returns: "ChainableCommander" },
        ],
        types: { default: "Redis", "Redis.Redis": "Redis", "Redis.Cluster": "Cluster" },
        extends: { Cluster: "Redis", Redis: "node:events#EventEmitter" },
    },
    { package: "iovalkey", types: { default: "ioredis#Redis", Redis: "ioredis#Redis", Cluster: "ioredis#Cluster" } },
    { package: "@upstash/redis", clients: created("cheap", "https://github.com/upstash/redis-js", ["new Redis", "Redis.fromEnv"]) },
    { package: "@valkey/valkey-glide", clients: created("connection", "https://github.com/valkey-io/valkey-glide", ["GlideClient.createClient", "GlideClusterClient.createClient"], ADVICE) },
    { package: "handy-redis", clients: created("connection", "https://github.com/mmkal/handy-redis", ["createNodeRedisClient", "createHandyClient"], ADVICE) },
    { package: "connect-redis", clients: created("cheap", "https://github.com/tj/connect-redis", ["new RedisStore", "new default"]) },
    { package: "memjs", clients: created("connection", "https://github.com/memcachier/memjs", ["Client.create"], ADVICE) },
    { package: "memcached", clients: created("connection", "https://github.com/3rd-Eden/memcached", ["new default"], ADVICE) },
] satisfies readonly PackageFacts[]
