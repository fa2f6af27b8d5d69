import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/sindresorhus/execa/blob/main/docs/execution.md#synchronous-execution"

export default {
    package: "execa",
    types: { execa: "default" },
    blocking: [
        { name: "$.s", waitsFor: "child-process", cost: "unbounded", instead: "execa#$", source: DOCS },
        { name: "$.sync", waitsFor: "child-process", cost: "unbounded", instead: "execa#$", source: DOCS },
        {
            name: "commandSync",
            waitsFor: "child-process",
            cost: "unbounded",
            instead: "execa#command",
            costs: [{ when: [{ kind: "option", argument: "any", option: "timeout" }], cost: "high" }],
            versions: "<6",
            source: DOCS,
        },
        {
            name: "execaCommandSync",
            waitsFor: "child-process",
            cost: "unbounded",
            instead: "execa#execaCommand",
            costs: [{ when: [{ kind: "option", argument: "any", option: "timeout" }], cost: "high" }],
            source: DOCS,
        },
        {
            name: "execaSync",
            waitsFor: "child-process",
            cost: "unbounded",
            instead: "execa#execa",
            costs: [{ when: [{ kind: "option", argument: "any", option: "timeout" }], cost: "high" }],
            source: DOCS,
        },
        {
            name: "sync",
            waitsFor: "child-process",
            cost: "unbounded",
            instead: "execa#default",
            costs: [{ when: [{ kind: "option", argument: "any", option: "timeout" }], cost: "high" }],
            versions: "<6",
            source: DOCS,
        },
    ],
} satisfies PackageFacts
