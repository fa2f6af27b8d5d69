import Fastify from "fastify"
import mercurius from "mercurius"

const app = Fastify()

app.register(mercurius, {
    schema: `
        type Query { dogs: [Dog!]!  add(x: Int!, y: Int!): Int  fail: String }
        type Dog { name: String!  owner: Owner  age: Int }
        type Owner { name: String! }
    `,
    resolvers: { Query: { dogs: async () => [{ name: "Max" }], add: (_, { x, y }) => sum(x, y) } },
    loaders: { Dog: { owner: async queries => queries.map(({ obj }) => ({ name: ownerOf(obj) })) } },
    context: request => ({ user: request.headers.user }),
    errorFormatter: (execution, context) => ({ statusCode: 200, response: formatted(execution) }),
})
app.register(async instance => {
    instance.graphql.defineResolvers({ Query: { fail }, Dog: { age: () => 3 } })
})
app.addHook("onRequest", async () => {})
app.addHook("onReady", async () => ready())
app.after(() => {
    app.graphql.addHook("preParsing", async () => {})
    app.graphql.addHook("preExecution", async (schema, document, context) => seen(context))
    app.graphql.addHook("onResolution", async () => {})
})
app.get("/plain", async (request, reply) => reply.graphql("{ add(x: 1, y: 2) }"))

await app.listen({ port: Number(process.env.PORT) })
process.on("SIGTERM", () => app.close())

function sum(x, y) {
    return x + y
}

function ownerOf(dog) {
    return `owner of ${dog.name}`
}

function formatted({ errors }) {
    return { data: null, errors }
}

function fail() {
    throw new Error("failed")
}

function ready() {}

function seen(context) {
    return context.user
}
