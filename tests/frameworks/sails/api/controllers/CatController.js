module.exports = {
    find(request, response) {
        return response.json(list(request))
    },

    async create(request, response) {
        return response.json(request.body)
    },
}

function list(request) {
    return [request.query.name ?? "Tom"]
}
