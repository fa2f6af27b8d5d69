export default async ({ url }) => {
    for (const query of ["{ user { name length tags } hello }", "mutation { rename { length } }"]) {
        await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) }).then(response => response.text())
    }
}
