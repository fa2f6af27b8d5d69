import type { TSESTree } from "@typescript-eslint/utils"
import { whatItDoes, whatOthersNotice, whatToDo } from "../../catalog/wording.ts"
import type { Cost } from "../../catalog/entry.ts"
import type { Blocking } from "./calls.ts"
import { lengthOf } from "./lists.ts"
import { loopsAround } from "./loops.ts"
import type { Node } from "./nodes.ts"
import type { View } from "./view.ts"

const COSTS: readonly Cost[] = ["micro", "grows", "high", "unbounded"]

/** Whether a call of this cost is worth a word: what takes microseconds is only in loops over lists that may be long. */
export function isWorthReporting(view: View, node: Node, cost: Cost): boolean {
    if (COSTS.indexOf(cost) >= COSTS.indexOf(view.settings.minimumCost)) return true
    if (cost !== "micro" || view.settings.minimumCost !== "grows") return false
    return loopsAround(node).some(list => lengthOf(view, list, node) === "unbounded")
}

/** What the messages about blocking calls are filled with. */
export function blockingData(view: View, node: Node, { entry, cost }: Blocking): Record<"call" | "does" | "others" | "advice", string> {
    return { call: textOf(view, node), does: whatItDoes(entry, cost, loopsAround(node).length > 0), others: whatOthersNotice(entry), advice: whatToDo(entry) }
}

const LONGEST_TEXT = 60

/** The callee as it stands in the code, on one line. */
export function textOf(view: View, node: Node): string {
    const written: TSESTree.Node = node.type === "CallExpression" ? node.callee : node
    const text = view.sourceCode.getText(written).replaceAll(/\s+/g, " ")
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
}
