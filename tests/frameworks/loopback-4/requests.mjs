export default async ({ url }) => {
    for (const [method, path, body] of [["GET", "/cats"], ["GET", "/cats/Tom"], ["GET", "/cats/nobody"], ["POST", "/cats", '{"name":"Tim"}'], ["DELETE", "/cats/Tom"]]) {
        await fetch(url + path, { method, ...(body && { headers: { "content-type": "application/json" }, body }) }).then(response => response.text())
    }
}
