import { callValue } from "./calls.ts"
import type { Value } from "./points-to.ts"
import type { Solver } from "./solver.ts"
import { instancesOfClass } from "./types.ts"

/** A method whose name more classes share than this says nothing. */
const MOST_CLASSES = 2

/**
 * Method calls on receivers of which nothing is known: if only one or two classes of the program
 * have a method of that name, it may be meant. The weakest evidence there is, and marked so.
 */
export function callByName(solver: Solver): void {
    const methods = new Map<string, { readonly file: number; readonly class: number }[]>()
    for (const [file, facts] of solver.project.files.entries()) {
        for (const [index, klass] of facts.classes.entries()) {
            for (const member of klass.members) {
                if (member.static || member.kind !== "method") continue
                const known = methods.get(member.key)
                if (known) known.push({ file, class: index })
                else methods.set(member.key, [{ file, class: index }])
            }
        }
    }
    for (const { call, callee, base, key } of [...solver.openCalls]) {
        if (base === undefined || key === undefined || solver.pointsTo.valuesOf(callee).length > 0) continue
        const candidates = methods.get(key)
        if (!candidates || candidates.length > MOST_CLASSES || isOrdinary(key)) continue
        for (const candidate of candidates) {
            for (const receiver of instancesOfClass(solver, candidate.file, candidate.class)) callOn(solver, receiver, key, call)
        }
    }
}

function callOn(solver: Solver, receiver: Value, key: string, call: Parameters<typeof callValue>[1]): void {
    solver.pointsTo.each(solver.heap.lookup(receiver, key), method => callValue(solver, { ...call, self: receiver }, method))
}

/** Names that every other object has too. */
function isOrdinary(key: string): boolean {
    return /^(?:get|set|has|add|delete|remove|clear|push|pop|shift|map|filter|forEach|find|some|every|reduce|join|split|slice|replace|match|test|exec|then|catch|finally|on|once|off|emit|write|read|end|close|open|send|run|start|stop|init|toString|toJSON|valueOf|keys|values|entries|update|create|save|load|parse|format|log|info|warn|error|debug|next|call|apply|bind|use|handle|execute|destroy|connect|disconnect|query|insert|select|where|include|includes|test|trim|sort|concat|count|fetch|render|validate|process)$/.test(key)
}
