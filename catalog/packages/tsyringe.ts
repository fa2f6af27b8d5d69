import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/microsoft/tsyringe#resolution"

export default {
    package: "tsyringe",
    types: { container: "DependencyContainer", "DependencyContainer.createChildContainer()": "DependencyContainer" },
    signatures: [{ name: "DependencyContainer.resolve", returns: "instance of argument 0", source: DOCS }],
} satisfies PackageFacts
