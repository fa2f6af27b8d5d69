import { defineConfig, globalIgnores } from "eslint/config"
import tseslint from "typescript-eslint"

export default defineConfig(
    // What is analysed is wrong on purpose.
    globalIgnores(["dist/", "examples/", "tests/fixtures/", "tests/frameworks/", ".cache/", "coverage/"]),
    tseslint.configs.recommended,
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
    { files: ["analyzer/cli.ts", "analyzer/cli/**", "scripts/**"], rules: { "no-console": "off" } },
    {
        files: ["scripts/**/*.mjs"],
        languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly", fetch: "readonly", performance: "readonly" } },
    },
)
