/** As the development server calls functions: one request for each step. */
export default async ({ url }) => {
    const call = (id, event, steps = {}) =>
        fetch(`${url}/api/inngest?fnId=${id}&stepId=step`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ version: 1, event, events: [event], steps, ctx: { run_id: "1", attempt: 0, disable_immediate_execution: false, use_api: false, stack: { stack: Object.keys(steps), current: 0 } } }),
        }).then(response => response.json())
    const [step] = await call("shop-welcome", { name: "user/created", data: { name: "Ada" } })
    await call("shop-welcome", { name: "user/created", data: { name: "Ada" } }, { [step.id]: { type: "data", data: "Ada" } })
    await call("shop-nightly", { name: "inngest/scheduled.timer", data: {} })
    await call("shop-nightly-failure", { name: "inngest/function.failed", data: { function_id: "shop-nightly", run_id: "1", error: { name: "Error", message: "failed" }, event: { name: "x", data: {} } } })
}
