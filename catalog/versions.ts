/** `^4.18.2`, `5`: says which major version it is. `>=4`, `latest`, `workspace:*`, `catalog:` leave it open. */
export const ONE_MAJOR = /^[~^=v]*\d+(?:\.[\dx*]+)*(?:-[\w.-]+)?$/

/**
 * Whether a range that a package.json asks for may include a version that an entry of the catalog
 * holds for (`<4`, `>=16`). Only major versions are compared; what cannot be read may be anything.
 */
export function mayInclude(range: string | undefined, versions: string | undefined): boolean {
    const bound = versions === undefined ? null : /^(<|>=)\s*(\d+)/.exec(versions)
    if (!bound || range === undefined) return true
    const majors = [...range.matchAll(/(?:^|[\s|=~^<>v])(\d+)(?:\.[\dx*]+)*/g)].map(match => Number(match[1]))
    if (majors.length === 0) return true
    const limit = Number(bound[2])
    const isOpen = /^\s*>/.test(range) && !range.includes("<")
    return bound[1] === "<" ? majors.some(major => major < limit) : isOpen || majors.some(major => major >= limit)
}
