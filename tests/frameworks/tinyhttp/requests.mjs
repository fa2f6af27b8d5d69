export default async ({ url }) => {
    for (const path of ["/", "/users", "/users/1", "/a", "/things/1", "/fail", "/nowhere"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/echo`, { method: "POST", body: "x" })
}
