import { createSocket } from "node:dgram"
import { EventEmitter } from "node:events"
import http from "node:http"
import http2 from "node:http2"
import https from "node:https"
import net from "node:net"
import tls from "node:tls"
import selfsigned from "selfsigned"

const { private: key, cert } = selfsigned.generate([{ name: "commonName", value: "localhost" }], { keySize: 2048 })
const audit = new EventEmitter()

audit.on("visit", path => console.log(path))

const routes = {
    "/": home,
    "/echo": (request, response) => request.pipe(response),
    "/size": readSize,
}

export const plain = http.createServer((request, response) => {
    audit.emit("visit", request.url)
    const route = routes[request.url]
    if (route) route(request, response)
    else response.writeHead(404).end()
})
plain.on("upgrade", (request, socket) => {
    socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")
})
plain.on("checkContinue", (request, response) => {
    response.writeContinue()
    plain.emit("request", request, response)
})
plain.on("connection", socket => socket.setNoDelay(true))
plain.on("clientError", (error, socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"))
plain.on("listening", () => console.log("http"))
plain.once("close", () => console.log("closed"))

export const listener = new http.Server()
listener.addListener("request", handle)

export const secure = https.createServer({ key, cert, SNICallback: chooseContext }, async (request, response) => {
    response.end(await answer())
})
secure.on("secureConnection", socket => socket.setNoDelay(true))

export const second = http2.createServer()
second.on("stream", (stream, headers) => {
    stream.respond({ ":status": 200 })
    stream.end(headers[":path"])
})
second.on("session", session => session.setTimeout(1000))

export const compatible = http2.createServer((request, response) => response.end("2"))

export const raw = net.createServer(socket => {
    let received = 0
    socket.on("data", data => {
        received += data.length
        socket.write(String(received))
    })
    socket.on("error", report)
    socket.on("end", () => socket.end())
    socket.once("close", () => report(received))
})
export const encrypted = tls.createServer({ key, cert }, socket => {
    socket.end("hello")
})

export const datagrams = createSocket("udp4", (message, remote) => {
    datagrams.send(message, remote.port, remote.address)
})
datagrams.on("message", countMessage)
datagrams.on("listening", () => console.log("udp"))

for (const server of [plain, listener, secure, second, compatible, raw, encrypted]) await new Promise(resolve => server.listen(0, () => resolve()))
datagrams.bind(0, "127.0.0.1", () => console.log("bound"))

process.on("SIGTERM", stop)

function home(request, response) {
    response.end("home")
}

function readSize(request, response) {
    const chunks = []
    request.on("data", chunk => chunks.push(chunk))
    request.on("end", () => {
        response.end(String(Buffer.concat(chunks).length))
    })
}

function handle(request, response) {
    response.on("close", () => report(request.url))
    response.end("handled")
}

function chooseContext(name, callback) {
    callback(null, tls.createSecureContext({ key, cert }))
}

async function answer() {
    return "secure"
}

function report(value) {
    console.log(value)
}

let messages = 0
function countMessage() {
    messages++
}

function stop() {
    plain.close(() => console.log("stopped"))
}
