export default async ({ url }) => {
    for (const path of ["/cats", "/cats/tom", "/cats/nobody"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/cats`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"name":"Tim"}' }).then(response => response.text())
    await fetch(`${url}/scopes`).then(response => response.text())
    await fetch(`${url}/cats/events`).then(response => response.text())
}
