import { createServer } from "node:http"
import SchemaBuilder from "@pothos/core"
import { createYoga } from "graphql-yoga"

const builder = new SchemaBuilder({})
const Giraffe = builder.objectRef("Giraffe").implement({
    fields: t => ({
        name: t.exposeString("name"),
        height: t.float({ resolve: giraffe => metres(giraffe) }),
    }),
})

builder.queryType({
    fields: t => ({
        giraffes: t.field({ type: [Giraffe], resolve: () => herd() }),
        hello: t.string({ args: { name: t.arg.string() }, resolve: (_, { name }) => `Hello ${name}` }),
    }),
})
builder.mutationType({})
builder.mutationField("grow", t => t.field({ type: Giraffe, resolve: async () => herd()[0] }))
builder.queryFields(t => ({ count: t.int({ resolve: () => herd().length }) }))

const server = createServer(createYoga({ schema: builder.toSchema(), logging: false }))
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function herd() {
    return [{ name: "Gina", height: 5 }]
}

function metres({ height }) {
    return height
}
