import type { PackageFacts } from "../entry.ts"

const DOCS = "https://docs.typestack.community/typedi/01-getting-started"

export default {
    package: "typedi",
    types: { ContainerInstance: "Container" },
    signatures: [{ name: "Container.get", returns: "instance of argument 0", source: DOCS }],
} satisfies PackageFacts
