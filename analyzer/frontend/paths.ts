import path from "node:path"

/** Folder of a path: "" for the root itself. */
export function parentOf(file: string): string {
    const slash = file.lastIndexOf("/")
    return slash === -1 ? "" : file.slice(0, slash)
}

/** `@scope/name/a/b` -> `@scope/name` and `a/b`. */
export function splitPackage(specifier: string): [name: string, subpath: string] {
    const slash = specifier.indexOf("/", specifier.startsWith("@") ? specifier.indexOf("/") + 1 : 0)
    return slash === -1 || (specifier.startsWith("@") && !specifier.includes("/")) ? [specifier, ""] : [specifier.slice(0, slash), specifier.slice(slash + 1)]
}

/** Joins and normalises below the root, which is ""; paths above it start with `..`. */
export function join(...parts: readonly string[]): string {
    const joined = path.posix.join("./", ...parts)
    return joined === "." || joined === "./" ? "" : joined.endsWith("/") ? joined.slice(0, -1) : joined
}

/** The path below the root, with `/`; starts with `..` for what is not below it. */
export function relativeTo(root: string, target: string): string {
    return path.relative(root, target).split(path.sep).join("/")
}
