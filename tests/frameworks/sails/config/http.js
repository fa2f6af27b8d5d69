module.exports.http = {
    middleware: {
        order: ["timed", "bodyParser", "router"],
        timed: (function () {
            return (request, response, next) => {
                next()
            }
        })(),
    },
}
