export default async ({ url }) => {
    for (const path of ["/cats", "/cats?key=wrong", "/greet?name=Ada", "/greet?name=nobody", "/health"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/cats`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"name":"Tim"}' }).then(response => response.text())
}
