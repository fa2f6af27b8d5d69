export default async ({ url }) => {
    for (const query of ["{ books { title length } }", "{ fail }"]) {
        await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) }).then(response => response.text())
    }
}
