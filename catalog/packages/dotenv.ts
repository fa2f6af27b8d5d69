import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/motdotla/dotenv#readme"
const ADVICE = "Load the environment at start-up."

export default {
    package: "dotenv",
    sameAs: ["dotenv-flow"],
    blocking: [
        { name: "config", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "configDotenv", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts
