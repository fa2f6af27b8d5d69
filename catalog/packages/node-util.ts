import type { BlockingCall, PackageFacts } from "../entry.ts"

export default {
    package: "node:util",
    sameAs: ["node:sys"],
    types: { types: "node:util/types#default" },
    blocking: [
        walks("inspect", "https://nodejs.org/api/util.html#utilinspectobject-options", 0),
        walks("isDeepStrictEqual", "https://nodejs.org/api/util.html#utilisdeepstrictequalval1-val2-options", 0, 1),
    ],
    signatures: [
        { name: "callbackify", returns: "argument 0" },
        { name: "deprecate", returns: "argument 0" },
        { name: "promisify", returns: "argument 0", promisifies: true, source: "https://nodejs.org/api/util.html#utilpromisifyoriginal" },
    ],
} satisfies PackageFacts

/** Walks a whole structure: worth a word only if a client decides how large it is. */
function walks(name: string, source: string, ...values: number[]): BlockingCall {
    return {
        name,
        waitsFor: "cpu",
        cost: "grows",
        instead: null,
        advice: "Limit the size of what clients may send.",
        when: [{ kind: "any", of: values.map(argument => ({ kind: "request-data", argument })) }],
        source,
    }
}
