import { AppSyncGraphQLResolver } from "@aws-lambda-powertools/event-handler/appsync-graphql"
import { BadRequestError, Router } from "@aws-lambda-powertools/event-handler/http"

const app = new Router()
app.use(async ({ next }) => {
    await next()
})
app.get("/cats/:name", async ({ params }) => ({ name: named(params.name) }))
app.post("/cats", [async ({ next }) => next()], async ({ req }) => saved(await req.json()))
app.errorHandler(BadRequestError, async error => ({ statusCode: 400, message: error.message }))
app.notFound(async () => ({ statusCode: 404, body: "nothing" }))

export const handler = async (event, context) => app.resolve(event, context)

const resolvers = new AppSyncGraphQLResolver()
resolvers.onQuery("cat", async ({ id }) => found(id))
resolvers.onMutation("addCat", async cat => cat)

export const graphql = async (event, context) => resolvers.resolve(event, context)

function named(name) {
    if (name === "nobody") throw new BadRequestError("no such cat")
    return name.toUpperCase()
}

function saved(cat) {
    return cat
}

function found(id) {
    return { id }
}
