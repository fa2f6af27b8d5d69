const matchers = new Map<string, RegExp>()

/** Whether a path matches a glob with `**`, `*`, `?`, `{a,b}`. */
export function matchesGlob(path: string, glob: string): boolean {
    let matcher = matchers.get(glob)
    if (!matcher) matchers.set(glob, (matcher = compile(glob)))
    return matcher.test(path)
}

function compile(glob: string): RegExp {
    const source = glob.replace(/\*\*\/|\*\*|[*?{},]|[\\^$.+()[\]|]/g, part => PARTS[part] ?? `\\${part}`)
    return new RegExp(`^(?:${source})$`)
}

const PARTS: Readonly<Record<string, string>> = { "**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|" }

/** Whether a name matches one in which `*` stands for any characters. */
export function matchesName(name: string, pattern: string): boolean {
    return pattern === name || (pattern.includes("*") && matchesGlob(name, pattern))
}
