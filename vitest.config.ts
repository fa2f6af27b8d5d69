import { defineConfig } from "vitest/config"

export default defineConfig({
    test: {
        include: ["tests/**/*.test.ts"],
        // What fixtures contain is analysed, never run.
        exclude: ["tests/fixtures/**", "node_modules/**"],
        // Installing and analysing packages takes its time on a small machine.
        testTimeout: 120_000,
        hookTimeout: 300_000,
    },
})
