export default async ({ url }) => {
    for (const query of ["{ recipes { title size rating } }", 'mutation { add(title: "Pie") { size } }']) {
        await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) }).then(response => response.text())
    }
}
