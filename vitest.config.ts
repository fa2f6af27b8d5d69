import { defineConfig } from "vitest/config"

export default defineConfig({
    test: {
        include: ["tests/**/*.test.ts"],
        // What fixtures and servers contain is analysed, or run in a process of its own.
        exclude: ["tests/fixtures/**", "tests/frameworks/**", "tests/measured/**", "node_modules/**"],
        // Installing and analysing packages takes its time on a small machine.
        testTimeout: 120_000,
        hookTimeout: 300_000,
    },
})
