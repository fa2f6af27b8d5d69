import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const DOCS = "https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/databases-connections#prismaclient-in-long-running-applications"

/** The generated client may live anywhere; this is the package it is re-exported from by default. */
export default {
    package: "@prisma/client",
    sameAs: [".prisma/client", "@prisma/client/edge", "@prisma/client/extension"],
    generatedAs: ["generated/prisma", "generated/prisma/client", "generated/client", "prisma/generated", "prisma/generated/client", ".prisma/client", "prisma/client"],
    clients: created("pool", DOCS, ["new PrismaClient"], "Every instance has a connection pool of its own. Make one per process and import it."),
    handlers: [
        { kind: "argument", on: "PrismaClient", methods: ["$use"], from: 0, framework: "prisma", source: "https://www.prisma.io/docs/orm/prisma-client/client-extensions/middleware" },
        { kind: "members", on: "PrismaClient", methods: ["$extends"], argument: 0, property: "query", depth: 2, framework: "prisma", source: "https://www.prisma.io/docs/orm/prisma-client/client-extensions/query" },
        { kind: "members", on: "PrismaClient", methods: ["$extends"], argument: 0, property: "result", depth: 3, framework: "prisma", source: "https://www.prisma.io/docs/orm/prisma-client/client-extensions/result" },
    ],
    signatures: [
        { name: "PrismaClient.$extends", returns: "this" },
        { name: "PrismaClient.$transaction", returns: "callback 0", callbacks: [{ argument: 0, parameters: ["PrismaClient"] }] },
    ],
    types: { "Prisma.TransactionClient": "PrismaClient" },
} satisfies PackageFacts
