const { createServer } = require("node:http")
const net = require("node:net")
const jayson = require("jayson")
const { JSONRPCServer } = require("json-rpc-2.0")
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-jsonrpc/node")

const first = new jayson.Server({ add: (args, callback) => callback(null, plus(args)), fail })
const second = new JSONRPCServer()
second.addMethod("echo", ({ text }) => text)
second.applyMiddleware((next, request, params) => next(request, params))

const web = createServer((request, response) => {
    request.setEncoding("utf8")
    let text = ""
    request.on("data", part => (text += part))
    request.on("end", async () => response.end(JSON.stringify(await second.receive(JSON.parse(text)))))
})
const editors = net.createServer(socket => {
    const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket))
    connection.onRequest("hover", params => hover(params))
    connection.onNotification("changed", changed)
    connection.onClose(() => {})
    connection.listen()
})
const http = first.http()

exports.servers = { web, editors, http }
for (const server of [web, editors, http]) server.listen(0, "127.0.0.1")
process.on("SIGTERM", () => {
    for (const server of [web, editors, http]) server.close()
})

function plus([a]) {
    return a + 1
}

function fail(args, callback) {
    callback({ code: 1, message: "failed" })
}

function hover(params) {
    return params
}

function changed() {}
