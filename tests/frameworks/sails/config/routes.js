module.exports.routes = {
    "GET /cats": "CatController.find",
    "POST /cats": { controller: "CatController", action: "create" },
    "GET /greet": { action: "greet" },
    "GET /health": (request, response) => response.send(healthy()),
}

function healthy() {
    return "up"
}
