import type { ProjectFacts, SuppressionFact } from "../facts.ts"
import type { FindingKind, Warning } from "../report.ts"
import type { Candidate } from "./candidate.ts"
import { KINDS } from "./severity.ts"

/** The comments that silence findings, and which of them were of use. */
export interface Suppressions {
    /** The comment that silences a finding, if there is one. It counts as used from then on. */
    take(candidate: Pick<Candidate, "kind" | "file" | "at">): SuppressionFact | undefined
    /** Comments that silenced nothing or cannot. */
    warnings(): Warning[]
}

export function collectSuppressions(project: ProjectFacts): Suppressions {
    const used = new Set<SuppressionFact>()
    return {
        take({ kind, file, at }) {
            const found = project.files[file]!.suppressions.find(one => one.line === at[0] && isValid(one) && names(one, kind))
            if (found) used.add(found)
            return found
        },
        warnings() {
            return project.files.flatMap(({ file, suppressions }) =>
                suppressions.flatMap((one): Warning[] => {
                    const message = complaint(one) ?? (used.has(one) ? undefined : "Unused suppression: nothing is found on the line it applies to. Remove it.")
                    return message === undefined ? [] : [{ file, line: one.at[0], message }]
                }),
            )
        },
    }
}

function isValid(one: SuppressionFact): boolean {
    return complaint(one) === undefined
}

function names(one: SuppressionFact, kind: FindingKind): boolean {
    return one.kinds.length === 0 || one.kinds.includes(kind)
}

/** What is wrong with the comment itself. */
function complaint(one: SuppressionFact): string | undefined {
    const unknown = one.kinds.find(kind => !(KINDS as readonly string[]).includes(kind))
    if (unknown !== undefined) return `Suppression of an unknown kind, ${JSON.stringify(unknown)}: write ${KINDS.join(", ")}.`
    if (one.reason.trim() === "") return "Suppression without a reason, so it has no effect: write the reason after a colon."
    return undefined
}
