export default async ({ url }) => {
    for (const path of ["/", "/on/1", "/fail", "/nested/inner", "/nowhere"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/items`, { method: "POST" })
}
