import { defineConfig } from "tsdown"

/** One ESM build: `export { plugin as "module.exports" }` in index.ts lets legacy ESLint require it. */
export default defineConfig({
    entry: {
        index: "index.ts",
        "analyzer/index": "analyzer/index.ts",
        "analyzer/cli": "analyzer/cli.ts",
        "analyzer/frontend/worker": "analyzer/frontend/worker.ts",
    },
    format: "esm",
    platform: "node",
    target: "node20.19",
    fixedExtension: false,
    dts: true,
    clean: true,
})
