import { initTRPC } from "@trpc/server"

export const t = initTRPC.context().create({ errorFormatter: ({ shape }) => shape })
export const router = t.router
const timed = t.middleware(async ({ next }) => next())
const isAuthed = t.middleware(({ ctx, next }) => next({ ctx: { ...ctx, user: nameOf(ctx) } }))

export const publicProcedure = t.procedure.use(timed)
export const protectedProcedure = publicProcedure.use(isAuthed).use(async opts => opts.next())

function nameOf({ user }) {
    return user ?? "nobody"
}
