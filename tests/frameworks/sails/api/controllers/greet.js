module.exports = {
    friendlyName: "Greet",
    inputs: { name: { type: "string", required: true } },
    exits: { unknown: { responseType: "missing" } },

    async fn({ name }) {
        if (name === "nobody") throw "unknown"
        return greeting(name)
    },
}

function greeting(name) {
    return `Hello, ${name}`
}
