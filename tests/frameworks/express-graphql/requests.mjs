export default async ({ url }) => {
    for (const [path, query] of [["/cats", '{ cat(name: "Tom") { sound } cats { name } }'], ["/hello", '{ hello(name: "you") broken }']]) {
        await fetch(url + path, { method: "POST", headers: { "content-type": "application/json", "x-greeting": "Hello" }, body: JSON.stringify({ query }) }).then(response => response.text())
    }
}
