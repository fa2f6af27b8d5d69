import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"
import { chains } from "../signatures.ts"

const BULLMQ = "https://docs.bullmq.io/guide"
const BULL = "https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md"
const ADVICE = "Each one opens connections of its own. Make it once and share it."

/** Workers of queues: what they run serves no waiting client, but shares the event loop with what does. */
export default [
    {
        package: "bullmq",
        handlers: [
            { kind: "argument", role: "job", methods: ["Worker"], from: 1, parameters: ["Job"], source: `${BULLMQ}/workers` },
            { kind: "argument", role: "job", on: "Worker", methods: ["on"], from: 1, parameters: ["Job"], source: `${BULLMQ}/events` },
            { kind: "argument", role: "job", on: "QueueEvents", methods: ["on"], from: 1, source: `${BULLMQ}/events` },
        ],
        clients: created("connection", `${BULLMQ}/connections`, ["new Queue", "new Worker", "new QueueEvents", "new FlowProducer", "new QueueScheduler"], ADVICE),
        // A path instead of a function runs in a process of its own.
        offloads: [{ name: "Worker", new: true, argument: 1, only: "file", source: `${BULLMQ}/workers/sandboxed-processors` }],
        types: { "Job.queue": "Queue" },
        extends: { Queue: "node:events#EventEmitter", Worker: "node:events#EventEmitter", QueueEvents: "node:events#EventEmitter" },
        requestData: ["Job.data"],
    },
    {
        package: "bull",
        handlers: [
            { kind: "argument", role: "job", on: "Queue", methods: ["process"], from: 0, parameters: ["Job"], source: `${BULL}#queueprocess` },
            { kind: "argument", role: "job", on: "Queue", methods: ["on"], from: 1, parameters: ["Job"], source: `${BULL}#events` },
        ],
        clients: created("connection", `${BULL}#queue`, ["Queue", "new Queue"], ADVICE),
        signatures: [{ name: "Queue", returns: "Queue" }, { name: "Queue.on", returns: "this" }],
        types: { default: "Queue", "Queue.Queue": "Queue", "Queue.Job": "Job", "Job.queue": "Queue" },
        extends: { Queue: "node:events#EventEmitter" },
        requestData: ["Job.data"],
    },
    {
        package: "bee-queue",
        handlers: [{ kind: "argument", role: "job", on: "Queue", methods: ["process"], from: 0, parameters: ["Job"], source: "https://github.com/bee-queue/bee-queue#queueprocessconcurrency-handlerjob-done" }],
        clients: created("connection", "https://github.com/bee-queue/bee-queue#queuename-settings", ["new Queue"], ADVICE),
        types: { default: "Queue" },
        requestData: ["Job.data"],
    },
    {
        package: "kue",
        handlers: [{ kind: "argument", role: "job", on: "Queue", methods: ["process"], from: 1, parameters: ["Job"], source: "https://github.com/Automattic/kue#processing-jobs" }],
        clients: created("connection", "https://github.com/Automattic/kue", ["createQueue"], ADVICE),
        signatures: [{ name: "createQueue", returns: "Queue" }],
        requestData: ["Job.data"],
    },
    {
        package: "agenda",
        sameAs: ["@hokify/agenda"],
        handlers: [{ kind: "argument", role: "job", on: "Agenda", methods: ["define"], from: 1, parameters: ["Job"], source: "https://github.com/agenda/agenda#defining-job-processors" }],
        clients: created("connection", "https://github.com/agenda/agenda", ["new Agenda"], ADVICE),
        types: { default: "Agenda" },
        requestData: ["Job.attrs"],
    },
    {
        package: "pg-boss",
        handlers: [{ kind: "argument", role: "job", on: "PgBoss", methods: ["work", "subscribe", "onComplete", "fetch"], from: 1, source: "https://timgit.github.io/pg-boss/#/./api/workers" }],
        clients: created("pool", "https://timgit.github.io/pg-boss/#/./api/constructor", ["new PgBoss"], ADVICE),
        types: { default: "PgBoss" },
    },
    {
        package: "graphile-worker",
        handlers: [{ kind: "members", role: "job", methods: ["run", "runOnce"], argument: 0, property: "taskList", depth: 1, source: "https://worker.graphile.org/docs/library/run" }],
        clients: created("pool", "https://worker.graphile.org/docs/library/add-job", ["makeWorkerUtils", "run"], ADVICE),
    },
    {
        package: "kafkajs",
        handlers: [
            { kind: "option", role: "job", on: "Consumer", methods: ["run"], argument: 0, properties: ["eachMessage", "eachBatch"], parameters: ["Payload"], source: "https://kafka.js.org/docs/consuming" },
        ],
        clients: [
            ...created("cheap", "https://kafka.js.org/docs/configuration", ["new Kafka"]),
            ...created("connection", "https://kafka.js.org/docs/producing", ["Kafka.producer", "Kafka.consumer", "Kafka.admin"], "Connect one producer at start-up and share it."),
        ],
        signatures: [
            { name: "Kafka.producer", returns: "Producer" },
            { name: "Kafka.consumer", returns: "Consumer" },
            { name: "Kafka.admin", returns: "Admin" },
        ],
        types: { default: "Kafka" },
        requestData: ["Payload.message", "Payload.batch"],
    },
    {
        package: "@confluentinc/kafka-javascript",
        types: { "KafkaJS.Kafka": "kafkajs#Kafka", "KafkaJS.Consumer": "kafkajs#Consumer" },
    },
    {
        package: "node-rdkafka",
        handlers: [{ kind: "argument", role: "job", on: "KafkaConsumer", methods: ["on"], events: ["data"], from: 1, source: "https://github.com/Blizzard/node-rdkafka#kafkakafkaconsumer" }],
        clients: created("connection", "https://github.com/Blizzard/node-rdkafka", ["new Producer", "new HighLevelProducer", "new KafkaConsumer", "AdminClient.create"], ADVICE),
        signatures: [{ name: "KafkaConsumer.on", returns: "this" }],
        types: { "default.KafkaConsumer": "KafkaConsumer" },
    },
    {
        package: "kafka-node",
        handlers: [{ kind: "argument", role: "job", on: "Consumer", methods: ["on"], events: ["message"], from: 1, source: "https://github.com/SOHU-Co/kafka-node#consumer" }],
        clients: created("connection", "https://github.com/SOHU-Co/kafka-node", ["new KafkaClient", "new Producer", "new HighLevelProducer"], ADVICE),
        extends: { ConsumerGroup: "Consumer", ConsumerGroupStream: "Consumer" },
    },
    {
        package: "amqplib",
        sameAs: ["amqplib/callback_api"],
        handlers: [{ kind: "argument", role: "job", on: "Channel", methods: ["consume"], from: 1, parameters: ["Message"], source: "https://amqp-node.github.io/amqplib/channel_api.html#channel_consume" }],
        clients: created("connection", "https://amqp-node.github.io/amqplib/channel_api.html#connect", ["connect"], "One connection per process; a channel for each kind of work."),
        signatures: [
            { name: "connect", returns: "Connection", callbacks: [{ argument: "last", parameters: [null, "Connection"] }] },
            { name: "Connection.createChannel", returns: "Channel", callbacks: [{ argument: "last", parameters: [null, "Channel"] }] },
            { name: "Connection.createConfirmChannel", returns: "Channel", callbacks: [{ argument: "last", parameters: [null, "Channel"] }] },
        ],
        types: { ConfirmChannel: "Channel", ChannelModel: "Connection", ConsumeMessage: "Message" },
        extends: { Connection: "node:events#EventEmitter", Channel: "node:events#EventEmitter" },
        requestData: ["Message.content"],
    },
    {
        package: "amqp-connection-manager",
        handlers: [
            { kind: "argument", role: "job", on: "ChannelWrapper", methods: ["consume"], from: 1, parameters: ["amqplib#Message"], source: "https://github.com/jwalton/node-amqp-connection-manager" },
        ],
        clients: created("connection", "https://github.com/jwalton/node-amqp-connection-manager", ["connect"], ADVICE),
        signatures: [
            { name: "connect", returns: "AmqpConnectionManager" },
            { name: "AmqpConnectionManager.createChannel", returns: "ChannelWrapper", callbacks: [{ argument: 0, property: "setup", parameters: ["amqplib#Channel"], runs: "startup" }] },
            { name: "ChannelWrapper.addSetup", callbacks: [{ argument: 0, parameters: ["amqplib#Channel"], runs: "startup" }] },
        ],
    },
    {
        package: "rascal",
        handlers: [{ kind: "argument", role: "job", on: "Subscription", methods: ["on"], events: ["message"], from: 1, source: "https://github.com/onebeyond/rascal#subscriptions" }],
        signatures: [
            { name: "Broker.create", returns: "Broker" },
            { name: "BrokerAsPromised.create", returns: "Broker" },
            { name: "Broker.subscribe", returns: "Subscription", callbacks: [{ argument: "last", parameters: [null, "Subscription"] }] },
            { name: "Subscription.on", returns: "this" },
        ],
    },
    {
        package: "@golevelup/nestjs-rabbitmq",
        handlers: [{ kind: "decorator", framework: "nestjs", decorators: ["RabbitRPC", "RabbitSubscribe", "RabbitHandler"], source: "https://golevelup.github.io/nestjs/modules/rabbitmq.html" }],
        requestData: ["@RabbitPayload"],
    },
    {
        package: "sqs-consumer",
        handlers: [{ kind: "option", role: "job", methods: ["Consumer.create", "Consumer"], argument: 0, properties: ["handleMessage", "handleMessageBatch", "preReceiveMessageCallback", "postReceiveMessageCallback"], source: "https://github.com/bbc/sqs-consumer" }],
        signatures: [{ name: "Consumer.create", returns: "Consumer" }],
    },
    {
        package: "nats",
        sameAs: ["@nats-io/transport-node"],
        handlers: [
            { kind: "option", on: "NatsConnection", methods: ["subscribe"], argument: 1, properties: ["callback"], source: "https://github.com/nats-io/nats.node" },
            { kind: "argument", on: "NatsConnection", methods: ["subscribe"], from: 1, source: "https://github.com/nats-io/nats.node" },
        ],
        clients: created("connection", "https://github.com/nats-io/nats.node", ["connect"], ADVICE),
        signatures: [{ name: "connect", returns: "NatsConnection" }],
    },
    {
        package: "mqtt",
        handlers: [{ kind: "argument", on: "MqttClient", methods: ["on"], events: ["message", "packetreceive"], from: 1, parameters: [null, "Message"], source: "https://github.com/mqttjs/MQTT.js#event-message" }],
        clients: created("connection", "https://github.com/mqttjs/MQTT.js#connect", ["connect", "connectAsync"], ADVICE),
        signatures: [{ name: "connect", returns: "MqttClient" }, { name: "connectAsync", returns: "MqttClient" }, ...chains("MqttClient", ["on", "subscribe", "publish"])],
        extends: { MqttClient: "node:events#EventEmitter" },
        requestData: ["Message"],
    },
    {
        package: "aedes",
        handlers: [
            { kind: "argument", on: "Aedes", methods: ["on"], from: 1, source: "https://github.com/moscajs/aedes/blob/main/docs/Aedes.md" },
            { kind: "argument", on: "Aedes", methods: ["subscribe"], from: 1, source: "https://github.com/moscajs/aedes/blob/main/docs/Aedes.md" },
            { kind: "option", methods: ["Aedes", "Aedes.createBroker"], argument: 0, properties: ["authenticate", "authorizePublish", "authorizeSubscribe", "authorizeForward", "preConnect", "published"], source: "https://github.com/moscajs/aedes/blob/main/docs/Aedes.md" },
        ],
        signatures: [{ name: "Aedes", returns: "Aedes" }, { name: "Aedes.createBroker", returns: "Aedes" }],
        types: { default: "Aedes" },
    },
    {
        package: "stompit",
        clients: created("connection", "https://github.com/gdaws/node-stomp", ["connect"], ADVICE),
    },
    {
        package: "inngest",
        handlers: [
            { kind: "argument", role: "job", on: "Inngest", methods: ["createFunction"], from: 1, source: "https://www.inngest.com/docs/reference/functions/create" },
            { kind: "option", role: "job", on: "Inngest", methods: ["createFunction"], argument: 0, properties: ["onFailure"], source: "https://www.inngest.com/docs/features/inngest-functions/error-retries/failure-handlers" },
        ],
    },
    {
        package: "@trigger.dev/sdk",
        handlers: [{ kind: "option", role: "job", methods: ["task", "schemaTask", "schedules.task"], argument: "last", properties: ["run", "init", "onSuccess", "onFailure", "onStart", "middleware"], source: "https://trigger.dev/docs/tasks/overview" }],
        // The version in the specifier is a path of the package: `@trigger.dev/sdk/v3`.
    },
    {
        package: "@temporalio/worker",
        handlers: [{ kind: "members", role: "job", methods: ["Worker.create"], argument: 0, property: "activities", depth: 1, source: "https://docs.temporal.io/develop/typescript/core-application" }],
        clients: created("threads", "https://docs.temporal.io/develop/typescript/core-application", ["Worker.create", "NativeConnection.connect"], ADVICE),
    },
    { package: "@temporalio/client", clients: created("connection", "https://docs.temporal.io/develop/typescript/temporal-client", ["Connection.connect"], "One connection per process."), signatures: [{ name: "Connection.connect", returns: "Connection" }] },
] satisfies readonly PackageFacts[]
