export default async ({ url }) => {
    const get = (path, init) => fetch(url + path, init).then(response => response.text())
    for (const path of ["/", "/double/2", "/hooked", "/fail", "/group/inner", "/guarded", "/plugin", "/extra", "/route", "/any"]) await get(path)
    await get("/echo", { method: "POST", body: "x", headers: { "content-type": "application/x-odd" } })
    await get("/valid", { method: "PUT", body: '{"name":"x"}', headers: { "content-type": "application/json" } })
}
