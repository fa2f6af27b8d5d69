import type { PackageFacts } from "../entry.ts"

const PLUGINS = "https://haraka.github.io/core/Plugins"

export default {
    package: "Haraka",
    handlers: [
        // A plugin's functions are hooks by their names, and by what its `register` says.
        { kind: "name", files: ["plugins/**/*.js", "*.js", "lib/**/*.js"], names: ["hook_*"], framework: "haraka", source: PLUGINS },
    ],
} satisfies PackageFacts
