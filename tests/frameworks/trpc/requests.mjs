export default async ({ url }) => {
    for (const path of ["hello?input=%22you%22", "posts.list", "nested.deep", "fail"]) await fetch(`${url}/${path}`).then(response => response.text())
    await fetch(`${url}/add`, { method: "POST", headers: { "content-type": "application/json" } }).then(response => response.text())
    const stream = await fetch(`${url}/ticks`, { headers: { accept: "text/event-stream" } })
    const reader = stream.body.getReader()
    await reader.read()
    await reader.cancel()
}
