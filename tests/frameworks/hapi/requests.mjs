export default async ({ url }) => {
    const get = (path, init) => fetch(url + path, init).then(response => response.text())
    for (const path of ["/", "/inline", "/accounts", "/square/2"]) await get(path, { headers: { authorization: "yes" } })
    await get("/add", { method: "POST" })
    await get("/accounts/1", { method: "PUT" })
    await get("/checked?a=b", { method: "PUT" })
    await get("/checked", { method: "PUT", headers: { bad: "yes" } })
}
