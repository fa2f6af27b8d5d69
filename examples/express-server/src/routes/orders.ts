import { Router } from "express"
import { asyncHandler } from "../async-handler.ts"
import { exportOrders, saveOrder, type Order } from "../services/database.ts"

export const orders = Router()

orders.post(
    "/import",
    asyncHandler(async (request, response) => {
        const orders: Order[] = request.body.orders
        await Promise.all(orders.map(order => saveOrder(order)))
        response.sendStatus(204)
    }),
)

orders.post(
    "/latest",
    asyncHandler(async (request, response) => {
        // Ten at most: the same call, and harmless.
        await Promise.all(request.body.orders.slice(0, 10).map((order: Order) => saveOrder(order)))
        response.sendStatus(204)
    }),
)

orders.get(
    "/export",
    asyncHandler(async (request, response) => {
        response.json(await exportOrders())
    }),
)
