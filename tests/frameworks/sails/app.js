const sails = require("sails")

// Sails takes 0 for no port.
const port = Number(process.env.PORT) || 20_000 + (process.pid % 20_000)
const hooks = { grunt: false, session: false, i18n: false, views: false, pubsub: false, sockets: false, userhooks: false }

sails.lift({ port, appPath: __dirname, environment: "staging", log: { level: "error" }, hooks, bootstrap: async () => started() }, error => {
    if (error) throw error
})
process.on("SIGTERM", () => sails.lower(() => {}))

function started() {}
