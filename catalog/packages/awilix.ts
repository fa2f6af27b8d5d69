import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

/** What the container gives is modelled in the call graph: it keeps everything under names of its own. */
export default {
    package: "awilix",
    signatures: [
        ...chains("Resolver", ["setLifetime", "setInjectionMode", "inject", "transient", "singleton", "scoped", "proxy", "classic"]),
        // Called when the container is disposed of.
        { name: "Resolver.disposer", returns: "this", callbacks: [{ argument: 0, runs: "exit" }], source: "https://github.com/jeffijoe/awilix#disposing" },
    ],
} satisfies PackageFacts
