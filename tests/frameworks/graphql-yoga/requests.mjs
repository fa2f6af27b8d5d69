export default async ({ url }) => {
    const ask = (query, accept = "application/json") => fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json", accept }, body: JSON.stringify({ query }) }).then(response => response.text())
    await ask("{ books { title length } }")
    await ask("{ fail }")
    await ask('mutation { add(title: "Persuasion") { length } }')
    await ask("subscription { ticks }", "text/event-stream")
}
