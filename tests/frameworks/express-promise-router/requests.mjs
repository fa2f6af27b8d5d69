export default async ({ url }) => {
    for (const path of ["/things/1", "/list", "/fail"]) await fetch(`${url}/api${path}`).then(response => response.text())
}
