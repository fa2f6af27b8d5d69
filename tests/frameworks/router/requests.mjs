export default async ({ url }) => {
    for (const path of ["/", "/things/1", "/api", "/fail"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/things/1`, { method: "DELETE" })
}
