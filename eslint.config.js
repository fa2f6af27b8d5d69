import { defineConfig, globalIgnores } from "eslint/config"
import eslintPlugin from "eslint-plugin-eslint-plugin"
import tseslint from "typescript-eslint"

// The plugin that this is, once it is built. The analyzer is a command: nobody waits for it.
const own = await import("./dist/index.js").then(
    ({ default: plugin }) => [{ ...plugin.configs.strict, ignores: ["analyzer/**", "tests/**"] }],
    () => [],
)

export default defineConfig(
    // What is analysed is wrong on purpose.
    globalIgnores(["dist/", "examples/", "tests/fixtures/", "tests/frameworks/", "tests/rules/handlers/", ".cache/", "coverage/"]),
    tseslint.configs.recommended,
    ...own,
    {
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            eqeqeq: "error",
            "no-console": "error",
            // Empty classes and functions are what tests of graphs are made of.
            "@typescript-eslint/no-empty-function": "off",
            "@typescript-eslint/no-non-null-assertion": "off",
            "@typescript-eslint/consistent-type-imports": "error",
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
        },
    },
    {
        files: ["rules/*.ts"],
        extends: [eslintPlugin.configs.all],
        rules: {
            // `createRule` writes these, the same way for all rules.
            "eslint-plugin/require-meta-docs-recommended": "off",
            "eslint-plugin/require-meta-docs-url": "off",
            "eslint-plugin/require-meta-languages": "off",
        },
    },
    { files: ["analyzer/cli.ts", "analyzer/cli/**", "scripts/**"], rules: { "no-console": "off" } },
    {
        files: ["scripts/**/*.mjs"],
        languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly", fetch: "readonly", performance: "readonly" } },
    },
)
