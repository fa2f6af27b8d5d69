import { PrismaClient } from "@prisma/client"
import express from "express"

express().get("/users", async (request, response) => {
    const prisma = new PrismaClient() //~ no-client-per-request
    response.json(await prisma.user.findMany({ take: 10 }))
})
