export default async ({ url }) => {
    const get = (path, init) => fetch(url + path, init).then(response => response.text())
    for (const path of ["/", "/things/1", "/any", "/options", "/lazy", "/fail", "/api/inner", "/base/inner"]) await get(path)
    await get("/echo", { method: "POST", body: "x" })
    await get("/on", { method: "PUT" })
}
