import { Router } from "express"
import { asyncHandler } from "../async-handler.ts"
import { saveAccount } from "../services/database.ts"
import { hashPassword } from "../services/passwords.ts"

export const accounts = Router()

accounts.post(
    "/",
    asyncHandler(async (request, response) => {
        const { name, password } = request.body
        await saveAccount(name, hashPassword(password))
        response.sendStatus(201)
    }),
)
