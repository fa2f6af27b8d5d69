export default async ({ url }) => {
    for (const path of ["planet/list", "planet/find", "planet/create", "fail", "nothing"]) {
        await fetch(`${url}/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }).then(response => response.text())
    }
}
