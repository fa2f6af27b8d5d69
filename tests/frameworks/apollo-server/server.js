import { ApolloServer } from "@apollo/server"
import { startStandaloneServer } from "@apollo/server/standalone"

const server = new ApolloServer({
    typeDefs: `#graphql
        type Query { books: [Book!]!  fail: String }
        type Book { title: String!  length: Int! }
        scalar Date
    `,
    resolvers: [
        { Query: { books: () => [{ title: "Emma" }], fail } },
        { Book: { length: parent => lengthOf(parent) } },
    ],
    formatError: formatted => masked(formatted),
    plugins: [
        {
            async serverWillStart() {
                opened()
                return {
                    async drainServer() {
                        closed()
                    },
                }
            },
            async requestDidStart() {
                return {
                    async didResolveOperation() {},
                    async executionDidStart() {
                        return {
                            willResolveField() {
                                return () => counted()
                            },
                        }
                    },
                    async didEncounterErrors() {},
                    async willSendResponse({ response }) {
                        signed(response)
                    },
                }
            },
        },
    ],
})

await startStandaloneServer(server, {
    listen: { port: Number(process.env.PORT) },
    context: async ({ req }) => ({ user: userOf(req) }),
})
process.on("SIGTERM", () => server.stop())

function fail() {
    throw new Error("failed")
}

function lengthOf({ title }) {
    return title.length
}

function masked(error) {
    return error
}

function opened() {}

function closed() {}

function counted() {}

function signed(response) {
    response.http.headers.set("x-signed", "yes")
}

function userOf(request) {
    return request.headers.user
}
