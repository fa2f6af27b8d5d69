import { Pool } from "pg"

export interface Order {
    readonly id: string
    readonly total: number
}

const pool = new Pool()

export async function saveAccount(name: string, hash: string): Promise<void> {
    await pool.query("insert into accounts values ($1, $2)", [name, hash])
}

export async function saveOrder(order: Order): Promise<void> {
    await pool.query("insert into orders values ($1, $2)", [order.id, order.total])
}

export async function exportOrders(): Promise<unknown[]> {
    const archive = new Pool({ database: "archive" })
    const { rows } = await archive.query("select * from orders")
    return rows
}
