export const listens = false

export default async ({ server }) => {
    const broker = await server.started
    await broker.call("math.add", { a: 1 })
    await broker.call("math.sub", { a: 1 })
    await broker.call("math.twice")
    await broker.call("math.fail").catch(() => {})
    await broker.emit("math.other")
    await broker.call("greeter.hello")
}
