module.exports = function () {
    return this.res.status(404).json(nothing())
}

function nothing() {
    return { message: "nothing here" }
}
