import { publicProcedure, router } from "./trpc.js"

const list = publicProcedure.query(async () => all())

export const posts = router({ list })

function all() {
    return []
}
