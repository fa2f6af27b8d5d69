import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql"
import { useServer } from "graphql-ws/use/ws"
import { WebSocketServer } from "ws"

const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { hello: { type: GraphQLString, resolve: () => "hello" } } }),
    subscription: new GraphQLObjectType({
        name: "Subscription",
        fields: {
            ticks: {
                type: GraphQLString,
                async *subscribe() {
                    yield tick()
                },
                resolve: value => value,
            },
        },
    }),
})

const sockets = new WebSocketServer({ port: Number(process.env.PORT), path: "/graphql" })
useServer(
    {
        schema,
        context: ({ connectionParams }) => ({ user: userOf(connectionParams) }),
        onConnect: async () => true,
        onOperation: (context, id, payload, args, result) => result,
        onNext: () => {},
        onComplete() {},
        onDisconnect: () => left(),
        onClose: () => {},
    },
    sockets,
)
process.on("SIGTERM", () => sockets.close())

function tick() {
    return "tick"
}

function userOf(params) {
    return params?.user
}

function left() {}
