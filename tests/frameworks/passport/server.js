import express from "express"
import passport from "passport"
import { Strategy as Custom } from "passport-custom"
import { Strategy as Local } from "passport-local"

passport.use(new Local({ usernameField: "name", session: false }, (name, password, done) => done(null, check(name, password))))
passport.use("token", new Custom(async (request, done) => done(null, userOf(request))))

const app = express()
app.use(express.urlencoded())
app.use(passport.initialize())
app.post("/login", passport.authenticate("local", { session: false }), (request, response) => response.json(request.user))
app.get("/me", passport.authenticate("token", { session: false }), me)
app.get("/maybe", (request, response, next) => {
    passport.authenticate("token", { session: false }, (error, user) => response.json(user))(request, response, next)
})
const server = app.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function check(name, password) {
    return password === "secret" ? { name } : false
}

function userOf({ headers }) {
    return { name: headers.authorization }
}

function me(request, response) {
    response.json(request.user)
}
