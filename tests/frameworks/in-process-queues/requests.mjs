export default async ({ url }) => {
    await fetch(url).then(response => response.text())
}
