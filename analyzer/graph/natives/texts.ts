import type { Native, Natives } from "./native.ts"

/** What a method of a text makes of it, where that is the same for every text. */
const transformed = (change: (text: string) => string): Native => (solver, call) => {
    const abstract = call.self === undefined ? undefined : solver.values.get(call.self)
    if (abstract?.kind === "string") solver.pointsTo.add(call.to, solver.values.pattern(change(abstract.text)))
}

/** `app[route.method.toLowerCase()](route.path, handler)` */
export const texts: Natives = {
    "global#String.prototype.toLowerCase": transformed(text => text.toLowerCase()),
    "global#String.prototype.toUpperCase": transformed(text => text.toUpperCase()),
    "global#String.prototype.trim": transformed(text => text.trim()),
    "global#String.prototype.toString": transformed(text => text),
}
