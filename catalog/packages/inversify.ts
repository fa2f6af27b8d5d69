import type { PackageFacts } from "../entry.ts"

const DOCS = "https://inversify.io/docs/api/container/#get"

export default {
    package: "inversify",
    signatures: ["get", "getAsync", "resolve"].map(method => ({ name: `Container.${method}`, returns: "instance of argument 0", source: DOCS })),
} satisfies PackageFacts
