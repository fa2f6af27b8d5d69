import type { PackageFacts } from "../entry.ts"

const DOCS = "https://react.dev/reference/react-dom/server"
const ADVICE = "Use `renderToPipeableStream`, which works in slices."

export default {
    package: "react-dom/server",
    sameAs: ["react-dom/server.node"],
    blocking: [
        { name: "renderToStaticMarkup", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE, source: DOCS },
        { name: "renderToString", waitsFor: "cpu", cost: "grows", instead: "react-dom/server#renderToPipeableStream",
            insteadForm: "different", advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts
