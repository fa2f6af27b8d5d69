export default async ({ url }) => {
    for (const path of ["/users", "/users/1", "/users/7"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/users`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }).then(response => response.text())
}
