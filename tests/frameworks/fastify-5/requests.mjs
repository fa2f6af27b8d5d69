import { request } from "node:http"

/** Makes every function of the server run that runs per request. */
export default async ({ url }) => {
    const get = (path, init) => fetch(url + path, init).then(response => response.text())
    const send = (method, path, body, type = "application/json") => get(path, { method, body, headers: { "content-type": type } })

    const paths = ["/", "/old", "/callback", "/broken", "/failing", "/nowhere", "/bad%GG", "/?a=b", "/auto/items", "/auto/items/1", "/hooks/error", "/lazy/inner", "/lazy/any"]
    for (const path of paths) await get(path)
    await send("POST", "/csv", "a,b", "text/csv")
    await send("POST", "/csv", "a\nb", "application/x-lines")
    await send("POST", "/hooks", "{}")
    await send("POST", "/valid", '{"name":"x"}')
    await send("POST", "/valid", "{}")
    await send("POST", "/lazy/never", "{}")
    await send("POST", "/lazy/never", '{"valid":true}')
    await send("PUT", "/things/1", "{}")
    // The first is given up by the client, the second by the server.
    await get("/hooks/slow", { signal: AbortSignal.timeout(100) }).catch(() => {})
    await get("/hooks/slow").catch(() => {})
    await new Promise(resolve => request(`${url}/constrained`, { headers: { host: "example.com" } }, resolve).end())
}
