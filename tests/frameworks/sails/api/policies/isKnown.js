module.exports = async function (request, response, next) {
    return known(request) ? next() : response.missing()
}

function known(request) {
    return request.query.key !== "wrong"
}
