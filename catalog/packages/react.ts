import type { PackageFacts, Signature } from "../entry.ts"

const DOCS = "https://react.dev/reference/react"

/** What a server renders calls hooks, but neither effects nor the callbacks that answer events: those run in the browser. */
export default {
    package: "react",
    signatures: [
        inBrowser("useEffect", 0),
        inBrowser("useLayoutEffect", 0),
        inBrowser("useInsertionEffect", 0),
        inBrowser("useImperativeHandle", 1),
        { ...inBrowser("useCallback", 0), returns: "argument 0" },
        { ...inBrowser("useEffectEvent", 0), returns: "argument 0" },
        { name: "useSyncExternalStore", callbacks: [{ argument: 0, runs: "never" }, { argument: 1, runs: "never" }], source: `${DOCS}/useSyncExternalStore` },
    ],
} satisfies PackageFacts

function inBrowser(name: string, argument: number): Signature {
    return { name, callbacks: [{ argument, runs: "never" }], source: `${DOCS}/${name}` }
}
