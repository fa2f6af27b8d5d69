import type { BlockingCall, PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const DOCS = "https://mozilla.github.io/nunjucks/api.html#render"
const ADVICE_1 = "Templates are read and compiled synchronously, callback or not, when first used. Keep `noCache` off."
const ADVICE_2 = "Compile templates once, at start-up, and keep `noCache` off."

export default {
    package: "nunjucks",
    blocking: [
        getTemplate("Environment.getTemplate"),
        {
            name: "Environment.render",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: ADVICE_1,
            pseudoAsync: "on-loop",
            cached: true,
            source: DOCS,
        },
        {
            name: "Environment.renderString",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: ADVICE_2,
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
        loaded("FileSystemLoader.getSource"),
        loaded("NodeResolveLoader.getSource"),
        { name: "compile", waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE_2, source: DOCS },
        { name: "precompile", waitsFor: "cpu", cost: "grows", instead: null, advice: ADVICE_2, source: DOCS },
        { name: "render", waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE_1, pseudoAsync: "on-loop", cached: true, source: DOCS },
        {
            name: "renderString",
            waitsFor: "cpu",
            cost: "micro",
            instead: null,
            advice: ADVICE_2,
            costs: [{ when: [{ kind: "request-data", argument: 0 }], cost: "grows" }],
            source: DOCS,
        },
    ],
    clients: created("memory", "https://mozilla.github.io/nunjucks/api.html#environment", ["new Environment", "configure"], "It keeps the compiled templates: one for each request compiles them again."),
    signatures: [{ name: "configure", returns: "Environment" }],
} satisfies PackageFacts

/** Reads and compiles, synchronously with a callback too (`src/environment.js`, `src/node-loaders.js`). */
function getTemplate(name: string): BlockingCall {
    return { name, waitsFor: "disk", cost: "grows", instead: null, advice: ADVICE_1, pseudoAsync: "on-loop", cached: true, source: "https://mozilla.github.io/nunjucks/api.html#gettemplate" }
}

/** Looks for the file in every search path and reads it, whenever it is asked. */
function loaded(name: string): BlockingCall {
    return { name, waitsFor: "disk", cost: "grows", instead: null, advice: "Let the environment load templates: it keeps them.", source: "https://mozilla.github.io/nunjucks/api.html#filesystemloader" }
}
