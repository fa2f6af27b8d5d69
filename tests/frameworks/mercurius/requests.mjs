export default async ({ url }) => {
    for (const query of ["{ dogs { name age owner { name } } }", "{ fail }", "{ nothing }"]) {
        await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) }).then(response => response.text())
    }
    await fetch(`${url}/plain`).then(response => response.text())
}
