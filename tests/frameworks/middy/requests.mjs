export const listens = false

const context = { getRemainingTimeInMillis: () => 1000 }

export default async ({ server }) => {
    await server.handler({ body: "text" }, context)
    await server.later({ message: "failed" }, context)
    // What fails in the first handler reaches its own list of listeners.
    await server.handler(Object.freeze({}), context).catch(() => {})
}
