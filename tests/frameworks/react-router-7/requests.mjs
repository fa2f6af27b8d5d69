export default async ({ url }) => {
    for (const path of ["/cats", "/cats/Tom", "/cats/nobody", "/cats/broken", "/export", "/cats.data"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/cats`, { method: "POST", body: new URLSearchParams({ name: "Tim" }) }).then(response => response.text())
}
