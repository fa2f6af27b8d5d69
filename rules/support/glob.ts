const matchers = new Map<string, RegExp>()

/** Whether a path matches a glob with `**`, `*`, `?`, `{a,b}`. */
export function matchesGlob(path: string, glob: string): boolean {
    let matcher = matchers.get(glob)
    if (!matcher) matchers.set(glob, (matcher = compile(glob)))
    return matcher.test(path)
}

/** Matches what one of the globs does. */
export function anyGlob(globs: readonly string[]): RegExp {
    return new RegExp(globs.length === 0 ? "$^" : `^(?:${globs.map(sourceOf).join("|")})$`)
}

function compile(glob: string): RegExp {
    return new RegExp(`^(?:${sourceOf(glob)})$`)
}

function sourceOf(glob: string): string {
    return glob.replace(/\*\*\/|\*\*|[*?{},]|[\\^$.+()[\]|]/g, part => PARTS[part] ?? `\\${part}`)
}

const PARTS: Readonly<Record<string, string>> = { "**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|" }

/** Whether a name matches one in which `*` stands for any characters. */
export function matchesName(name: string, pattern: string): boolean {
    return pattern === name || (pattern.includes("*") && matchesGlob(name, pattern))
}
