import { expect, test } from "vitest"
import { readDeployments } from "../analyzer/frontend/deployments.ts"
import { outline } from "../analyzer/frontend/yaml-outline.ts"
import { folderOf, type Tree } from "./support/folders.ts"

/** Every path is a file of the program, so that what is asked for can be seen. */
function named(tree: Tree, files = Object.keys(tree)): { handlers: string[]; skipped: string[] } {
    const skipped: { file: string; reason: string }[] = []
    const found = readDeployments(folderOf(tree), files, target => (target.endsWith("/index") ? undefined : target), skipped)
    return {
        handlers: found.map(({ file, export: name, framework, role }) => [framework, file, name, ...(role ? [role] : [])].join(" ")),
        skipped: skipped.map(({ file, reason }) => `${file}: ${reason}`),
    }
}

test("block mappings, lists, quotes, comments and scalars of many lines", () => {
    const text = [
        "# a comment",
        "name: 'quoted # no comment' # don't",
        "list:",
        "- a: 1",
        "  b: \"two\"",
        "-   - nested",
        "same:",
        "  - x",
        "code: |",
        "  handler: not.this",
        "tagged: !Sub \"${A}\"",
        "empty:",
        "'quoted key': value",
        "url: http://example.org:80/x",
    ].join("\r\n")
    expect(outline(text)).toEqual({
        name: "quoted # no comment",
        list: [{ a: "1", b: "two" }, "- nested"],
        same: ["x"],
        code: "|",
        tagged: "!Sub \"${A}\"",
        empty: "",
        "quoted key": "value",
        url: "http://example.org:80/x",
    })
})

test("functions of a serverless.yml, also of files it includes", () => {
    const tree = {
        "api/serverless.yml": "functions:\n  - ${file(functions.yml)}\n  - ${file(more.yml):jobs}\n  - plain:\n      handler: handler.run\n      events:\n        - http: GET /\n",
        "api/functions.yml": "create:\n  handler: src/users.create\nimage:\n  image: some/container\n",
        "api/more.yml": "jobs:\n  clean:\n    handler: ./src/jobs/clean.default.run\n",
    }
    expect(named(tree, ["api/serverless.yml"])).toEqual({ handlers: ["aws-lambda api/handler run", "aws-lambda api/src/jobs/clean default.run", "aws-lambda api/src/users create"], skipped: [] })
})

test("functions of a template, with what holds for all of them", () => {
    const template = {
        Globals: { Function: { CodeUri: "lambdas/" } },
        Resources: {
            A: { Type: "AWS::Serverless::Function", Properties: { Handler: "a.handler" } },
            B: { Type: "AWS::Lambda::Function", Properties: { Handler: "b.handler", CodeUri: "./b" } },
            Table: { Type: "AWS::DynamoDB::Table", Properties: { Handler: "no.handler" } },
        },
    }
    expect(named({ "template.json": template }).handlers).toEqual(["aws-lambda b/b handler", "aws-lambda lambdas/a handler"])
})

test("folders of Azure Functions; what a client does not wait for is a job", () => {
    const bindings = (type: string): object => ({ bindings: [{ type, direction: "in" }, { type: "http", direction: "out" }] })
    const tree = {
        "page/function.json": bindings("httpTrigger"),
        "night/function.json": { ...bindings("timerTrigger"), entryPoint: "clean", scriptFile: "jobs.js" },
        "none/function.json": { bindings: [] },
    }
    expect(named(tree).handlers).toEqual(["azure-functions night/jobs.js clean job"])
    expect(readDeployments(folderOf(tree), Object.keys(tree), target => target, [])).toContainEqual({ file: "page/index", export: "default", framework: "azure-functions" })
})

test("what is broken or not there is listed and names nothing", () => {
    const broken = named({ "function.json": "{ no" }, ["function.json", "serverless.yml"])
    expect(broken.handlers).toEqual([])
    expect(broken.skipped).toEqual([expect.stringContaining("function.json: broken JSON"), expect.stringContaining("serverless.yml: cannot be read")])
    expect(named({ "serverless.yml": "functions: ${file(gone.yml)}" }).handlers).toEqual([])
    expect(named({ "serverless.yml": "- just\n- a list" }).handlers).toEqual([])
})
