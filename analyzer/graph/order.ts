import type { Place } from "../facts.ts"

/** Sorts by start, then by end; what has no place comes first. */
export function comparePlaces(a: Place | undefined, b: Place | undefined): number {
    if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0)
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]
}
