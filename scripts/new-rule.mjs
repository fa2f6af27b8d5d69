/**
 * Writes the three files of a rule: `npm run new-rule no-something`. What follows from them is
 * written by `npm run generate`.
 */
import { existsSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { writeRuleList, writeRulePages } from "./rules.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const [name] = process.argv.slice(2)

if (!name || !/^(?:no|prefer|require)(?:-[a-z]+)+$/.test(name)) {
    console.error("Write the rule's name, such as no-something: npm run new-rule no-something")
    process.exit(2)
}
const files = {
    [`rules/${name}.ts`]: `import type { TSESTree } from "@typescript-eslint/utils"
import { calledApi } from "./support/calls.ts"
import { createRule } from "./support/create-rule.ts"
import { isRequestTime } from "./support/phase.ts"
import { mentions } from "./support/scan.ts"

type Messages = "found"

export default createRule<Record<string, never>, Messages>({
    name: "${name}",
    meta: {
        type: "problem",
        docs: { description: "disallow …", config: "strict" },
        schema: [],
        messages: {
            found: "What \`{{call}}\` does, why it matters, what to do.",
        },
    },
    signs: ["client"],
    concerns: view => mentions(view, "client") && view.role === "server",
    create(context, view) {
        return { CallExpression: check }

        function check(node: TSESTree.CallExpression): void {
            const called = calledApi(view, node)
            if (!called || called.api !== "package#function" || !isRequestTime(view, node)) return
            context.report({ node, messageId: "found", data: { call: view.sourceCode.getText(node.callee) } })
        }
    },
})
`,
    [`tests/rules/${name}.test.ts`]: `import { describe } from "vitest"
import rule from "../../rules/${name}.ts"
import { testRule } from "./support/rule-tester.ts"

describe("${name}", () => {
    testRule(rule, {
        good: [{ name: "what the case teaches", code: "" }],
        bad: [{ name: "what the case teaches", code: "", errors: [{ messageId: "found" }] }],
    })
})
`,
    [`docs/rules/${name}.md`]: `<!-- begin: head (generated) -->
<!-- end: head -->

Why it matters.

## Rule details

What is reported, and what is not.

Examples of **incorrect** code:

\`\`\`js incorrect
\`\`\`

Examples of **correct** code:

\`\`\`js correct
\`\`\`

## When not to use it

## Related rules
`,
}

for (const file of Object.keys(files)) {
    if (!existsSync(`${root}${file}`)) continue
    console.error(`${file} is there already.`)
    process.exit(2)
}
for (const [file, text] of Object.entries(files)) writeFileSync(`${root}${file}`, text)
await writeRuleList()
await writeRulePages()
console.log(Object.keys(files).join("\n"))
