import { createHTTPServer } from "@trpc/server/adapters/standalone"
import { posts } from "./posts.js"
import { protectedProcedure, publicProcedure, router, t } from "./trpc.js"

const app = router({
    hello: publicProcedure.input(value => checked(value)).query(({ input }) => `Hello ${input}`),
    add: protectedProcedure.mutation(async ({ ctx }) => added(ctx)),
    ticks: publicProcedure.subscription(async function* () {
        yield 1
    }),
    fail: publicProcedure.query(() => {
        throw new Error("failed")
    }),
    posts,
    nested: t.router({ deep: publicProcedure.query(deep) }),
})

const server = createHTTPServer({
    router: app,
    createContext: ({ req }) => ({ user: userOf(req) }),
    onError: ({ error }) => noted(error),
    responseMeta: () => ({}),
})
server.listen(Number(process.env.PORT))
process.on("SIGTERM", () => server.close())

function checked(value) {
    return String(value)
}

function added({ user }) {
    return user
}

function deep() {
    return "deep"
}

function userOf(request) {
    return request.headers.user
}

function noted(error) {
    return error.message
}
