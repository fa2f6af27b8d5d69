export default async ({ url }) => {
    const get = (path, init) => fetch(url + path, init).then(response => response.text())
    const paths = ["/", "/admin/users", "/handlers", "/any", "/stream", "/fail", "/books", "/books/1", "/v1/status", "/made", "/mounted/x", "/nowhere"]
    for (const path of paths) await get(path, { headers: { authorization: "Bearer secret" } })
    await get("/one", { method: "PUT" })
    await get("/form", { method: "POST", body: new URLSearchParams({ name: "x" }) })
    await get("/books", { method: "POST" })
    await get("/books/1", { method: "DELETE" })
}
