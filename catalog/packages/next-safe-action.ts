import type { PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://next-safe-action.dev/docs/define-actions/instance-methods"

export default {
    package: "next-safe-action",
    handlers: [
        { kind: "argument", on: "SafeActionClient", methods: ["action", "stateAction"], from: 0, parameters: ["ActionArguments"], source: `${DOCS}#action--stateaction` },
        { kind: "argument", on: "SafeActionClient", methods: ["use"], from: 0, parameters: ["ActionArguments"], source: `${DOCS}#use` },
        { kind: "option", methods: ["createSafeActionClient"], argument: 0, properties: ["handleServerError", "handleReturnedServerError", "handleServerErrorLog", "middleware"], source: "https://next-safe-action.dev/docs/define-actions/create-the-client" },
    ],
    signatures: [
        { name: "createSafeActionClient", returns: "SafeActionClient" },
        { name: "createMiddleware", returns: "MiddlewareBuilder" },
        { name: "MiddlewareBuilder.define", returns: "argument 0" },
        ...chains("SafeActionClient", ["use", "schema", "inputSchema", "outputSchema", "bindArgsSchemas", "metadata", "clone"]),
    ],
    requestData: ["ActionArguments.parsedInput", "ActionArguments.clientInput"],
} satisfies PackageFacts
