import type { EntryKind, FileUrls } from "../../catalog/entry.ts"
import { ROUTE_EXPORTS } from "../../catalog/http-methods.ts"
import type { RouteName } from "./route-names.ts"

const VERBS: readonly string[] = [...ROUTE_EXPORTS, "ALL"]
/** The method may stand in the name of the file: `users.get.ts`. */
const VERB_AT_END = new RegExp(`\\.(${ROUTE_EXPORTS.join("|")})$`, "i")

/**
 * The name of an export of a file that file-system routing serves: `GET /users/[id]` for an export
 * named like an HTTP method, `/users` for a page, `layout /users` for what else belongs to it.
 *
 * @param path From the package's folder, with extension.
 */
export function nameOfFileExport(urls: FileUrls, kind: EntryKind, path: string, exported: string, globToRegExp: (glob: string) => RegExp): RouteName {
    const segments = path.replace(/\.\w+$/, "").split("/")
    const folders = foldersBelow(segments.slice(0, -1), globToRegExp(urls.below ?? "")).filter(isPartOfUrl)
    const file = segments.at(-1)!
    const verb = VERB_AT_END.exec(file)?.[1]!.toUpperCase()
    const base = verb === undefined ? file : file.replace(VERB_AT_END, "")
    const isIndex = urls.index.includes(base)
    const url = `/${[...folders, ...(isIndex || urls.beside?.includes(base) ? [] : [base])].join("/")}`

    if (VERBS.includes(exported)) return { kind: "route", name: `${exported} ${url}` }
    if (kind === "route") return { kind, name: `${verb ?? "ALL"} ${url}` }
    const what = exported !== "default" ? exported : isIndex || !urls.beside?.includes(base) ? "" : base
    return { kind, name: what === "" ? url : `${what} ${url}` }
}

/** The folders that are parts of the URL: those below where URLs begin. */
function foldersBelow(folders: readonly string[], below: RegExp): readonly string[] {
    for (let depth = folders.length; depth > 0; depth--) if (below.test(folders.slice(0, depth).join("/"))) return folders.slice(depth)
    return folders
}

/** `(shop)` only groups files, `@modal` names a slot of the layout. */
function isPartOfUrl(folder: string): boolean {
    return !/^(?:\(\w[^)]*\)|@.+)$/.test(folder)
}

/** What the folder of a file adds to the paths of the routes that it registers. */
export function prefixOfFile(urls: FileUrls, path: string, globToRegExp: (glob: string) => RegExp): string {
    return foldersBelow(path.split("/").slice(0, -1), globToRegExp(urls.below ?? "")).join("/")
}
