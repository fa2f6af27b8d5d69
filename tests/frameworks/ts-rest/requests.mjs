export default async ({ url }) => {
    for (const path of ["/posts/1", "/posts/x", "/nested"]) await fetch(url + path).then(response => response.text())
    for (const method of ["POST", "DELETE"]) await fetch(`${url}/posts`, { method, headers: { "content-type": "application/json" }, body: "{}" }).then(response => response.text())
}
