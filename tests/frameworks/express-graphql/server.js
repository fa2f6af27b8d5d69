import express from "express"
import graphql from "graphql"
import { graphqlHTTP } from "express-graphql"

const { buildSchema, GraphQLObjectType, GraphQLSchema, GraphQLString } = graphql
const app = express()

const root = {
    cat: ({ name }) => ({
        name,
        sound: () => meow(name), //~ known: a resolver in what a resolver returns
    }),
    async cats() {
        return list()
    },
}
app.use("/cats", graphqlHTTP({ schema: buildSchema("type Cat { name: String, sound: String } type Query { cat(name: String): Cat, cats: [Cat] }"), rootValue: root }))

const Query = new GraphQLObjectType({
    name: "Query",
    fields: () => ({
        hello: { type: GraphQLString, resolve: (source, { name }, context) => `${context.greeting}, ${name}`, args: { name: { type: GraphQLString } } },
        broken: {
            type: GraphQLString,
            resolve() {
                throw new Error("failed")
            },
        },
    }),
})
const schema = new GraphQLSchema({ query: Query })
app.use("/hello", graphqlHTTP(request => optionsOf(request)))

const server = app.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function optionsOf(request) {
    return {
        schema,
        context: { greeting: request.headers["x-greeting"] },
        customFormatErrorFn: error => ({ message: error.message }),
        extensions: ({ document }) => ({ definitions: document.definitions.length }),
    }
}

function meow(name) { //~ known: only such a resolver calls it
    return `${name} says meow`
}

function list() {
    return [{ name: "Tom" }]
}
