import express from "express"
import { writeFileSync } from "node:fs"
import { config } from "./config.ts"
import { accounts } from "./routes/accounts.ts"
import { orders } from "./routes/orders.ts"
import { reports } from "./routes/reports.ts"
import { revision } from "./services/revision.ts"

const app = express()
app.use(express.json())
app.use("/accounts", accounts)
app.use("/orders", orders)
app.use("/reports", reports)
app.get("/health", (request, response) => {
    response.json({ title: config.title, revision: revision() })
})

app.listen(config.port, () => writeFileSync("server.pid", String(process.pid)))

// A process that ends serves nobody.
process.on("exit", () => writeFileSync("last-exit.txt", new Date().toISOString()))
