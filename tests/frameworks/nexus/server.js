import { createServer } from "node:http"
import { createHandler } from "graphql-http/lib/use/http"
import { extendType, makeSchema, mutationField, objectType, queryType, stringArg } from "nexus"

const User = objectType({
    name: "User",
    definition(t) {
        t.string("name")
        t.int("length", { resolve: user => lengthOf(user) })
        t.list.string("tags", { resolve: () => [] })
    },
})
const Query = queryType({
    definition(t) {
        t.field("user", { type: User, args: { name: stringArg() }, resolve: (_, { name }) => find(name) })
    },
})
const More = extendType({
    type: "Query",
    definition: t => {
        t.nonNull.string("hello", { resolve: () => "hello" })
    },
})
const Rename = mutationField("rename", {
    type: User,
    resolve() {
        return find("other")
    },
})

const server = createServer(createHandler({ schema: makeSchema({ types: [User, Query, More, Rename], shouldGenerateArtifacts: false }) }))
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function find(name) {
    return { name: name ?? "you" }
}

function lengthOf({ name }) {
    return name.length
}
