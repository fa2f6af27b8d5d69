import type { PackageFacts } from "../entry.ts"

export default {
    package: "node:timers",
    types: { promises: "node:timers/promises#default" },
    handlers: [
        {
            kind: "argument",
            methods: ["setInterval"],
            from: 0,
            role: "job",
            framework: "timer",
            source: "https://nodejs.org/api/timers.html#setintervalcallback-delay-args",
        },
    ],
} satisfies PackageFacts
