/** Makes every function of the server run that runs per request. */
export default async ({ url }) => {
    const get = path => fetch(url + path, { headers: { "x-forwarded-for": "1.2.3.4" } }).then(response => response.text())
    const send = (method, path, body, type = "application/json") => fetch(url + path, { method, body, headers: { "content-type": type } }).then(response => response.text())

    for (const path of ["/status", "/versions/1", "/users", "/lazy", "/api/things/1?a=b", "/rejected", "/template", "/later"]) await get(path)
    await send("POST", "/echo", "text", "text/odd")
    await send("PUT", "/users/ann", "{}")
    await send("DELETE", "/api/things/1")
    await send("POST", "/upload", "bytes", "application/octet-stream")
}
