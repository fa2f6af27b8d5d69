export default async ({ url }) => {
    await fetch(`${url}/login`, { method: "POST", body: new URLSearchParams({ name: "you", password: "secret" }) }).then(response => response.text())
    for (const path of ["/me", "/maybe"]) await fetch(url + path, { headers: { authorization: "you" } }).then(response => response.text())
}
