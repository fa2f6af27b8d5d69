export default async ({ url }) => {
    for (const path of ["/", "/admin/users", "/fail", "/nested/inner", "/nowhere"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/items/1`, { method: "POST" })
}
