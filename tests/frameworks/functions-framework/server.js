const functions = require("@google-cloud/functions-framework")
const { getTestServer } = require("@google-cloud/functions-framework/testing")

functions.http("hello", (request, response) => {
    response.send(greeting(request.query.name))
})
functions.cloudEvent("uploaded", async event => {
    noted(event)
})
functions.http("named", named)

exports.stop = ["hello", "uploaded", "named"].map(name => getTestServer(name).listen(0))
process.on("SIGTERM", () => {
    for (const server of exports.stop) server.close()
})

function greeting(name) {
    return `Hello ${name}`
}

function noted(event) {
    return event.id
}

async function named(request, response) {
    response.json({})
}
