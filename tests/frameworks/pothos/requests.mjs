export default async ({ url }) => {
    for (const query of ['{ giraffes { name height } hello(name: "you") count }', "mutation { grow { height } }"]) {
        await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) }).then(response => response.text())
    }
}
