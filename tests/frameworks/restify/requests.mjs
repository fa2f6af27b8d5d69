export default async ({ url }) => {
    const get = (path, init) => fetch(url + path, init).then(response => response.text())
    for (const path of ["/", "/things/1", "/fail", "/throw", "/format", "/nowhere"]) await get(path)
    await get("/things", { method: "POST", body: "{}", headers: { "content-type": "application/json" } })
    await get("/things/1", { method: "DELETE" })
    await get("/things", { method: "OPTIONS" })
}
