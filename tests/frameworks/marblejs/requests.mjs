export default async ({ url }) => {
    for (const path of ["/cats", "/cats/tom", "/cats/nobody"]) await fetch(url + path).then(response => response.text())
}
