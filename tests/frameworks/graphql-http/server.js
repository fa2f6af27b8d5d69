import { createServer } from "node:http"
import { GraphQLInt, GraphQLList, GraphQLInterfaceType, GraphQLObjectType, GraphQLScalarType, GraphQLSchema, GraphQLString } from "graphql"
import { createHandler } from "graphql-http/lib/use/http"

const Day = new GraphQLScalarType({ name: "Day", serialize: value => value.toISOString().slice(0, 10), parseValue: text => new Date(text) })
const Named = new GraphQLInterfaceType({ name: "Named", fields: { name: { type: GraphQLString } }, resolveType: value => kindOf(value) })
const Cat = new GraphQLObjectType({
    name: "Cat",
    interfaces: [Named],
    fields: () => ({
        name: { type: GraphQLString, resolve: cat => cat.name },
        born: { type: Day, resolve: () => new Date(0) },
    }),
})
const schema = new GraphQLSchema({
    types: [Cat],
    query: new GraphQLObjectType({
        name: "Query",
        fields: {
            all: { type: new GraphQLList(Named), resolve: all },
            age: {
                type: GraphQLInt,
                args: { at: { type: Day } },
                resolve(_, { at }) {
                    return at.getFullYear()
                },
            },
        },
    }),
})

const server = createServer(createHandler({ schema, context: request => ({ user: userOf(request) }), onOperation: (request, args, result) => result, formatError: error => error }))
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function all() {
    return [{ name: "Tom" }]
}

function kindOf() {
    return "Cat"
}

function userOf(request) {
    return request.headers.user
}
