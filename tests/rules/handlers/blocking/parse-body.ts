import { NextRequest } from "next/server"

export async function POST(req: Request) {
    const order = JSON.parse(await req.text()) //~ no-cpu-heavy-call
    return Response.json({ items: order.items.length })
}

export type Context = NextRequest
