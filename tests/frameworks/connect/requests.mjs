export default async ({ url }) => {
    for (const path of ["/", "/files/a", "/broken", "/sub", "/object", "/server"]) await fetch(url + path).then(response => response.text())
}
