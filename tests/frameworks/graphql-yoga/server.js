import { createServer } from "node:http"
import { createSchema, createYoga } from "graphql-yoga"

const books = ["Emma"]

const yoga = createYoga({
    schema: createSchema({
        typeDefs: /* GraphQL */ `
            type Query { books: [Book!]!  fail: String }
            type Mutation { add(title: String!): Book! }
            type Subscription { ticks: Int! }
            type Book { title: String!  length: Int! }
        `,
        resolvers: {
            Query: { books: () => books.map(title => ({ title })), fail },
            Mutation: {
                add(parent, { title }) {
                    books.push(title)
                    return { title }
                },
            },
            Subscription: { ticks: { subscribe: () => ticks(), resolve: value => value } },
            Book: { length: ({ title }) => lengthOf(title) },
        },
    }),
    context: ({ request }) => ({ user: request.headers.get("user") }),
    maskedErrors: { maskError: error => hide(error) },
    logging: false,
    plugins: [
        {
            onPluginInit() {
                prepared()
            },
            onRequest({ url }) {
                visited(url)
            },
            onParams() {},
            onExecute() {
                return { onExecuteDone() {} }
            },
            onResultProcess() {},
            onResponse() {},
        },
    ],
})

const server = createServer(yoga)
server.listen(process.env.PORT, () => announce())
process.on("SIGTERM", () => server.close())

async function* ticks() {
    yield 1
}

function fail() {
    throw new Error("failed")
}

function lengthOf(title) {
    return title.length
}

function hide(error) {
    return error
}

function prepared() {}

function visited(url) {
    return url.pathname
}

function announce() {}
