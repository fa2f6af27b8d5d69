export default async ({ url }) => {
    const paths = ["/", "/admin", "/plain", "/api", "/api/named", "/api/secret", "/api/registered", "/api/fail", "/api/nested/inner"]
    for (const path of paths) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/api/things/1`, { method: "POST" })
    await fetch(`${url}/api/things/1`, { method: "PROPFIND" })
}
