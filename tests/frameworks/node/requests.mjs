import { createSocket } from "node:dgram"
import { once } from "node:events"
import http from "node:http"
import http2 from "node:http2"
import https from "node:https"
import net from "node:net"
import tls from "node:tls"

/** Makes every function of the server run that runs while it serves. */
export default async ({ server }) => {
    const port = one => server[one].address().port
    const url = one => `http://127.0.0.1:${port(one)}`
    const post = (url, headers = {}) => new Promise(resolve => {
        const request = http.request(url, { method: "POST", headers }, response => response.resume().on("end", resolve))
        request.end("text")
    })

    for (const path of ["/", "/nowhere"]) await fetch(url("plain") + path).then(response => response.text())
    for (const path of ["/echo", "/size"]) await post(url("plain") + path)
    await post(`${url("plain")}/size`, { expect: "100-continue" })
    await once(http.request(url("plain"), { headers: { connection: "upgrade", upgrade: "odd" } }).on("error", () => {}).end(), "response").catch(() => {})
    await exchange(net.connect(port("plain"), "127.0.0.1"), "nonsense\r\n\r\n")
    await fetch(url("listener")).then(response => response.text())
    await new Promise(resolve => https.get({ port: port("secure"), servername: "localhost", rejectUnauthorized: false }, response => response.resume().on("end", resolve)))
    for (const one of ["second", "compatible"]) {
        const session = http2.connect(url(one))
        await once(session.request({ ":path": "/" }).resume(), "close")
        session.close()
    }
    await exchange(net.connect(port("raw"), "127.0.0.1"), "text")
    const reset = net.connect(port("raw"), "127.0.0.1", () => reset.resetAndDestroy())
    await once(reset, "close")
    await exchange(tls.connect({ port: port("encrypted"), rejectUnauthorized: false }), "")
    const socket = createSocket("udp4")
    socket.send("ping", server.datagrams.address().port, "127.0.0.1")
    await once(socket, "message")
    socket.close()
}

async function exchange(socket, text) {
    socket.on("error", () => {}).on("data", () => {}).end(text)
    await once(socket, "close")
}
