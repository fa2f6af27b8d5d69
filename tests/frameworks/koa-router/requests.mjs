export default async ({ url }) => {
    for (const path of ["/", "/things", "/things/0"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/things/0`, { method: "DELETE" })
}
