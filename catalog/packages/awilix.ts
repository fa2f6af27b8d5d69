import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://github.com/jeffijoe/awilix#api"

export default {
    package: "awilix",
    signatures: [
        { name: "createContainer", returns: "AwilixContainer", container: "create", source: DOCS },
        { name: "AwilixContainer.createScope", returns: "AwilixContainer", container: "create-scope", source: DOCS },
        { name: "AwilixContainer.register", returns: "this", container: "register", source: DOCS },
        { name: "AwilixContainer.resolve", container: "resolve", source: DOCS },
        { name: "AwilixContainer.build", container: "build", source: DOCS },
        { name: "AwilixContainer.loadModules", returns: "this", container: "load-modules", source: DOCS },
        { name: "asClass", returns: "Resolver", container: "make", source: DOCS },
        { name: "asFunction", returns: "Resolver", container: "make", source: DOCS },
        { name: "asValue", returns: "Resolver", container: "keep", source: DOCS },
        ...chains("Resolver", ["setLifetime", "setInjectionMode", "inject", "transient", "singleton", "scoped", "proxy", "classic"]),
        // Called when the container is disposed of.
        { name: "Resolver.disposer", returns: "this", callbacks: [{ argument: 0, runs: "exit" }], source: "https://github.com/jeffijoe/awilix#disposing" },
    ],
} satisfies PackageFacts
