import { createServer } from "node:http"
import { createNodeMiddleware, createProbot } from "probot"
import { generateKeyPairSync } from "node:crypto"

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs1", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } })
export const probot = createProbot({ overrides: { appId: "1", privateKey, secret: "secret", logLevel: "fatal", githubToken: "token" } })

const application = app => {
    app.on("issues.opened", async context => greeted(context.payload))
    app.on(["push", "create"], ({ payload }) => {
        if (payload.ref === "broken") throw new Error("failed")
    })
    app.onAny(async event => noted(event))
    app.onError(error => failed(error))
    started()
}

const server = createServer(await createNodeMiddleware(application, { probot }))
server.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function greeted({ issue }) {
    return issue.title
}

function noted({ name }) {
    return name
}

function failed(error) {
    return error.message
}

function started() {}
