export default async ({ url }) => {
    for (const path of ["/", "/get", "/nowhere", "/bad/%world"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/things/1`, { method: "PUT" })
    await fetch(`${url}/post`, { method: "POST" })
}
