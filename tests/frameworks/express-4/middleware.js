/** Makes middleware: this runs at start-up, what it returns runs per request. */
exports.authenticate = function authenticate({ realm }) {
    const challenge = describe(realm)
    return (request, response, next) => {
        if (request.get("authorization")) next()
        else response.status(401).set("www-authenticate", challenge).end()
    }
}

exports.timed = label => {
    const start = () => process.hrtime.bigint()
    return function measure(request, response, next) {
        request.startedAt = start()
        request.label = label
        next()
    }
}

function describe(realm) {
    return `Basic realm="${realm}"`
}
