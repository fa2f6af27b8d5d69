export default async ({ url }) => {
    const send = (body, type) => fetch(`${url}/slack/events`, { method: "POST", headers: { "content-type": type }, body }).then(response => response.text())
    const team = { team_id: "T1", api_app_id: "A1" }
    const event = event => send(JSON.stringify({ type: "event_callback", ...team, event: { user: "U2", channel: "C1", ...event } }), "application/json")
    const form = fields => send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded")
    const payload = body => form({ payload: JSON.stringify({ team: { id: "T1" }, user: { id: "U2" }, api_app_id: "A1", ...body }) })

    await fetch(`${url}/health`).then(response => response.text())
    await event({ type: "message", text: "hello" })
    await event({ type: "app_mention", text: "hi" })
    await event({ type: "team_join" })
    await form({ ...team, command: "/ticket", text: "x", user_id: "U2", channel_id: "C1" })
    await payload({ type: "block_actions", actions: [{ type: "button", action_id: "press", block_id: "b" }] })
    await payload({ type: "shortcut", callback_id: "open" })
    await payload({ type: "view_submission", view: { id: "V1", type: "modal", callback_id: "form" } })
    await payload({ type: "block_suggestion", action_id: "names", block_id: "b", value: "x" })
}
