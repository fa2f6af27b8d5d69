import { connect } from "node:net"

/** Makes every function of the server run that runs per request. */
export default async ({ url, port }) => {
    for (const path of ["/?a=b", "/root", "/shop/prices", "/shop/prices/apple", "/error", "/nowhere"]) await fetch(url + path).then(response => response.text())
    await fetch(`${url}/yaml`, { method: "POST", body: "a: 1", headers: { "content-type": "text/yaml" } })
    await fetch(`${url}/things/1`, { method: "DELETE" })
    await new Promise(resolve => connect(port, "127.0.0.1").on("close", resolve).on("data", () => {}).end("nonsense\r\n\r\n"))
}
