export default async ({ url }) => {
    const get = (path, init) => fetch(url + path, init).then(response => response.text())
    for (const path of ["/", "/node", "/plain", "/things/1", "/all", "/lazy", "/lazier", "/fail", "/base/inner"]) await get(path)
    await get("/echo", { method: "POST", body: "x" })
    await get("/added", { method: "PUT" })
}
