import picomatch from "picomatch"
import type { Signature } from "../../../catalog/entry.ts"
import { ELEMENTS } from "../heap.ts"
import { exportsOf, filesBelow, loadFile } from "../modules.ts"
import { loadComputed } from "../operations.ts"
import type { Value, Variable } from "../points-to.ts"
import type { Call, Solver } from "../solver.ts"
import { argument, eachArgument, freshArray, freshObject, type Native, type Natives } from "./native.ts"

/** Texts that an argument, or a property of it, may be. */
function eachText(solver: Solver, call: Call, index: number, property: string | undefined, then: (text: string) => void): void {
    const text = (value: Value): void => {
        const abstract = solver.values.get(value)
        if (abstract.kind === "string") then(abstract.text)
    }
    eachArgument(solver, call, index, value => {
        if (property === undefined) text(value)
        else if (solver.values.get(value).kind === "object") solver.pointsTo.each(solver.heap.lookup(value, property), text)
    })
}

/** A path as it would be written in a file: `routes` is no package. */
function relative(folder: string): string {
    return folder.startsWith("/") || folder.startsWith(".") ? folder : `./${folder}`
}

/**
 * An object with a member for each file of a folder, named like it, and with one of the same kind
 * for each folder in it.
 */
function loadTree(solver: Solver, call: Call, folder: string, into: Value): void {
    const { pointsTo, heap, values } = solver
    for (const { file, path } of filesBelow(solver, call.caller.file, relative(folder))) {
        const [name, ...around] = path.replace(/\.[^./]+$/, "").split("/").reverse() as [string, ...string[]]
        let at = into
        for (const part of around.reverse()) {
            const inner = values.object(`folder${at}:${part}`, { shape: "literal", file: call.caller.file })
            pointsTo.add(heap.property(at, part), inner)
            at = inner
        }
        loadFile(solver, call, file, heap.property(at, name))
    }
}

/** Loads the folder that one of the arguments names, or a property of one, or that is meant without any. */
export function loadFolder(solver: Solver, call: Call, { folder: places, otherwise }: NonNullable<Signature["loads"]>): void {
    const made = freshObject(solver, call, "folder")
    solver.pointsTo.add(call.to, made)
    for (const place of places) {
        const [index, property] = place.split(".") as [string, string?]
        if (otherwise !== undefined && call.args.list.length <= Number(index)) loadTree(solver, call, otherwise, made)
        eachText(solver, call, Number(index), property, folder => loadTree(solver, call, folder, made))
    }
}

/** `import.meta.glob("./routes/*.ts")`: modules by their paths, as they are (`eager`) or as functions that import them. */
const glob: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const made = freshObject(solver, call, "glob")
    pointsTo.add(call.to, made)
    const options = solver.site(call.caller.file, call.site)?.arguments?.[1]?.object
    const name = typeof options?.["import"] === "string" ? options["import"] : "*"
    const load = (pattern: string): void => {
        for (const { file, path } of filesMatching(solver, call, pattern)) {
            const loaded = pointsTo.allocate()
            loadFile(solver, call, file, loaded)
            const module = pointsTo.allocate()
            if (name === "*") pointsTo.flow(loaded, module)
            else pointsTo.each(loaded, value => pointsTo.flow(heap.lookup(value, name), module))
            const member = heap.property(made, path)
            if (options?.["eager"] === true) pointsTo.flow(module, member)
            else pointsTo.add(member, values.bound(`glob${call.caller.id}:${call.site}:${file}`, { target: values.api("global#import.meta.glob.load"), self: pointsTo.allocate(), given: [module], file: call.caller.file }))
        }
    }
    eachArgument(solver, call, 0, value => {
        const abstract = values.get(value)
        if (abstract.kind === "string") load(abstract.text)
        else if (abstract.kind === "object" && abstract.shape === "array") {
            heap.eachProperty(value, (_, element) => pointsTo.each(element, one => {
                const text = values.get(one)
                if (text.kind === "string" && !text.text.startsWith("!")) load(text.text)
            }))
        }
    })
}

/** The files that a pattern fits, seen from the file of the call, each with its path as the pattern writes it. */
function filesMatching(solver: Solver, call: Call, pattern: string): { readonly file: number; readonly path: string }[] {
    const bare = pattern.replace(/^\.\//, "")
    const { base, glob: rest } = picomatch.scan(bare)
    const folder = rest === "" ? bare.slice(0, Math.max(0, bare.lastIndexOf("/"))) : base
    const matches = picomatch(bare)
    const inFolder = folder === "" ? "" : `${folder}/`
    return filesBelow(solver, call.caller.file, relative(folder || "."))
        .filter(({ path }) => matches(inFolder + path))
        .map(({ file, path }) => ({ file, path: pattern.slice(0, -bare.length) + inFolder + path }))
}

/** What the function of a lazy glob, or the context of a bundler, gives: its first bound argument. */
const given: Native = (solver, call) => {
    const [from] = call.args.list
    if (from !== undefined) solver.pointsTo.flow(from, call.to)
}

/** `require.context(folder, deep, pattern)`: a function of the paths, which `keys()` lists. */
const context: Native = (solver, call) => {
    const { pointsTo, heap, values } = solver
    const modules = freshObject(solver, call, "context")
    const paths = freshArray(solver, call, "paths")
    const bind = (what: string, from: Value): Value => values.bound(`context${what}${call.caller.id}:${call.site}`, { target: values.api(`node:module#require.context.${what}`), self: pointsTo.allocate(), given: [solver.constant(from)], file: call.caller.file })
    const made = bind("load", modules)
    pointsTo.add(call.to, made)
    pointsTo.add(heap.property(made, "keys"), bind("keys", paths))
    const isDeep = solver.site(call.caller.file, call.site)?.arguments?.[1]?.boolean !== false
    eachText(solver, call, 0, undefined, folder => {
        for (const { file, path } of filesBelow(solver, call.caller.file, relative(folder))) {
            if (!isDeep && path.includes("/")) continue
            const key = `./${path}`
            loadFile(solver, call, file, heap.property(modules, key))
            pointsTo.add(heap.property(paths, ELEMENTS), values.string(key))
        }
    })
}

const loadFromContext: Native = (solver, call) => {
    const [modules, path] = [argument(call, 0), argument(call, 1)]
    if (modules !== undefined && path !== undefined) loadComputed(solver, call.caller, call.site, modules, path, call.to)
}

/** `loadModules` and the like need the modules of a folder one by one. */
export function eachModule(solver: Solver, call: Call, pattern: string, then: (name: string, exported: Variable) => void): void {
    for (const { file, path } of filesMatching(solver, call, pattern)) {
        const loaded = solver.pointsTo.allocate()
        loadFile(solver, call, file, loaded)
        then(path.slice(path.lastIndexOf("/") + 1).replace(/\.[^./]+$/, ""), exportsOf(solver, loaded))
    }
}

/** Folders whose modules bundlers load together. */
export const folders: Natives = {
    "global#import.meta.glob": glob,
    "global#import.meta.glob.load": given,
    "node:module#require.context": context,
    "node:module#require.context.load": loadFromContext,
    "node:module#require.context.keys": given,
}
