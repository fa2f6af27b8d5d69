const { ServiceBroker, Service } = require("moleculer")

const broker = new ServiceBroker({ logger: false, middlewares: [{ created: () => made(), localAction: next => context => next(context) }] })

broker.createService({
    name: "math",
    created() {
        this.count = 0
    },
    async started() {
        this.ready()
    },
    async stopped() {},
    hooks: {
        before: { "*": [context => seen(context)], add: "check" },
        after: { add: (context, result) => result },
        error: { fail: (context, error) => { throw error } },
    },
    actions: {
        add: context => context.params.a + 1,
        sub: {
            params: { a: "number" },
            handler(context) {
                return this.less(context.params.a)
            },
        },
        async twice(context) {
            await context.emit("math.done", {})
            return context.call("math.add", { a: 1 })
        },
        fail() {
            throw new Error("failed")
        },
    },
    events: {
        "math.done": () => done(),
        "math.other": { handler: async () => {} },
    },
    methods: {
        less(a) {
            return a - 1
        },
        check() {}, //~ known: a hook names a method by text
        ready() {},
    },
})

class Greeter extends Service {
    constructor(broker) {
        super(broker)
        this.parseServiceSchema({ name: "greeter", actions: { hello: () => this.greet() } })
    }

    greet() {
        return "hello"
    }
}
broker.createService(Greeter)
exports.broker = broker
exports.started = broker.start().then(() => broker)
process.on("SIGTERM", () => broker.stop())

function made() {}

function seen(context) {
    return context.params
}

function done() {}
