export default async ({ url }) => {
    for (const path of ["/", "/users", "/users/1", "/nowhere"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/things/1`, { method: "PUT" })
    await fetch(`${url}/fail`, { method: "POST" })
}
