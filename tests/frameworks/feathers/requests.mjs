export default async ({ url }) => {
    const send = (path, method = "GET", headers = {}) => fetch(url + path, { method, headers: { "content-type": "application/json", ...headers }, ...(method !== "GET" && { body: '{"text":"hi"}' }) }).then(response => response.text())
    for (const path of ["/messages", "/messages/0", "/messages/7", "/users"]) await send(path)
    await send("/messages", "POST")
    await send("/messages", "POST", { "x-service-method": "clear" })
    await send("/messages/0", "DELETE")
}
