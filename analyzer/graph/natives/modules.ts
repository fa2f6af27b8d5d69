import { packageValue, requireFrom } from "../modules.ts"
import { concatenate } from "../strings.ts"
import { argument, eachArgument, selfVariable, firstArgument, type Native, type Natives } from "./native.ts"

const joinPath: Native = (solver, call) => concatenate(solver, call.to, call.args.list, "/")
const concat: Native = (solver, call) => concatenate(solver, call.to, [selfVariable(solver, call), ...call.args.list], "")
const directory: Native = (solver, call) => eachArgument(solver, call, 0, value => {
    const abstract = solver.values.get(value)
    if (abstract.kind === "string" && abstract.text.includes("/")) solver.pointsTo.add(call.to, solver.values.pattern(abstract.text.slice(0, abstract.text.lastIndexOf("/"))))
})

const createRequire: Native = (solver, call) => solver.pointsTo.add(call.to, solver.values.api("node:module#require", { file: call.caller.file }))
const require: Native = (solver, call, api) => {
    const specifier = argument(call, 0)
    if (specifier !== undefined) requireFrom(solver, call, api.file ?? call.caller.file, specifier)
}

const builtinModule: Native = (solver, call) => eachArgument(solver, call, 0, value => {
    const abstract = solver.values.get(value)
    if (abstract.kind === "string") solver.pointsTo.add(call.to, packageValue(solver, { kind: "builtin", name: abstract.text.replace(/^(?!node:)/, "node:") }))
})

/** Paths and names of modules, and loading by them. */
export const modules: Natives = {
    "node:util#callbackify": firstArgument,
    "node:util#deprecate": firstArgument,
    "node:path#join": joinPath,
    "node:path#resolve": joinPath,
    "node:path#normalize": firstArgument,
    "node:path#dirname": directory,
    "node:path/posix#join": joinPath,
    "node:url#fileURLToPath": firstArgument,
    "node:url#pathToFileURL": firstArgument,
    "global#String": firstArgument,
    "global#String.prototype.concat": concat,
    "node:module#createRequire": createRequire,
    "node:module#require": require,
    "node:process#getBuiltinModule": builtinModule,
}
