/** Makes every function of the server run that runs per request. */
export default async ({ url }) => {
    const authorization = "Basic eDp5"
    const json = { "content-type": "application/json", authorization }
    const get = (path, headers = {}) => fetch(url + path, { headers: { authorization, ...headers } }).then(response => response.text())
    const send = (method, path, body) => fetch(url + path, { method, headers: json, body: JSON.stringify(body) }).then(response => response.text())

    await fetch(`${url}/accounts`)
    for (const path of ["/", "/items/1", "/orders", "/hello", "/stream", "/any", "/fail", "/static/server.js", "/nowhere"]) await get(path)
    for (const accept of ["text/plain", "application/json"]) await get("/format", { accept })
    for (const path of ["/accounts", "/accounts/nested", "/accounts/a", "/accounts/bad"]) await get(path)
    await send("POST", "/orders", { item: 1 })
    await send("POST", "/accounts/a/notes", { text: "x" })
    for (const method of ["PUT", "PATCH"]) await send(method, "/generic", {})
}
