import type { TSESTree } from "@typescript-eslint/utils"
import { whatItDoes, whatOthersNotice, whatToDo } from "../../catalog/wording.ts"
import type { BlockingCall, Cost } from "../../catalog/entry.ts"
import type { Blocking } from "./calls.ts"
import { constantOf } from "./constants.ts"
import { lengthOf } from "./lists.ts"
import { loopsAround, nearestLoop } from "./loops.ts"
import { isCall, type Node, walk } from "./nodes.ts"
import { isSetting } from "./request-data.ts"
import { type View, variableOf } from "./view.ts"

const COSTS: readonly Cost[] = ["micro", "grows", "high", "unbounded"]

/** Whether a call of this cost is worth a word: what takes microseconds is only in loops over lists that may be long. */
export function isWorthReporting(view: View, node: Node, { entry, cost }: Blocking): boolean {
    if (cost === "grows" && entry.waitsFor === "cpu" && isSmall(view, node)) return COSTS.indexOf(view.settings.minimumCost) === 0
    if (COSTS.indexOf(cost) >= COSTS.indexOf(view.settings.minimumCost)) return true
    if (cost !== "micro" || view.settings.minimumCost !== "grows" || (growsWithData(entry) && takesShare(view, node))) return false
    return loopsAround(node).some(list => lengthOf(view, list, node) === "unbounded")
}

/** What the call works on: what is written here, `gzipSync("text")` or `unparse([row])`, is as long as it looks; settings are short. */
function isSmall(view: View, node: Node): boolean {
    const [first] = isCall(node) ? node.arguments : []
    return first !== undefined && (isShortList(first) || isAllText(view, node) || isSetting(view, first))
}

/** Of numbers nobody knows what they are the size of. */
function isAllText(view: View, node: Node): boolean {
    return isCall(node) && node.arguments.every(argument => typeof constantOf(view, argument) === "string")
}

function isShortList(first: Node): boolean {
    return first.type === "ArrayExpression" && first.elements.every(element => element?.type !== "SpreadElement")
}

/** All that such a call costs is for the data a client sent. */
function growsWithData({ when }: BlockingCall): boolean {
    return when?.some(condition => condition.kind === "request-data" || (condition.kind === "any" && condition.of.every(one => one.kind === "request-data"))) ?? false
}

/** `for (const item of body.items) JSON.stringify(item)`: each call gets a part of what was sent, all together no more than the whole. */
function takesShare(view: View, node: Node): boolean {
    if (!isCall(node)) return false
    const loop = nearestLoop(node)
    return loop !== undefined && node.arguments.some(argument => isDeclaredIn(view, argument, loop))
}

function isDeclaredIn(view: View, argument: Node, loop: Node): boolean {
    let found = false
    walk(argument, view.sourceCode.visitorKeys, inner => {
        const declaration = inner.type === "Identifier" ? variableOf(view, inner)?.defs[0]?.name : undefined
        if (declaration && declaration.range[0] >= loop.range[0] && declaration.range[1] <= loop.range[1]) found = true
        return found ? "skip" : undefined
    })
    return found
}

/** What the messages about blocking calls are filled with. */
export function blockingData(view: View, node: Node, { entry, cost }: Blocking): Record<"call" | "does" | "others" | "advice", string> {
    return { call: textOf(view, node), does: whatItDoes(entry, cost, loopsAround(node).length > 0), others: whatOthersNotice(entry), advice: whatToDo(entry) }
}

const LONGEST_TEXT = 60

/** The callee as it stands in the code, on one line. */
export function textOf(view: View, node: Node): string {
    const written: TSESTree.Node = node.type === "CallExpression" ? node.callee : node
    const text = view.sourceCode.getText(written).replaceAll(/\s*\n\s*(?=\??\.)/g, "").replaceAll(/\s+/g, " ")
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
}
