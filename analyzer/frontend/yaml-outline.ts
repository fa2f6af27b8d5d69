/** What a YAML file's block mappings and lists hold; everything else is the text as it stands. */
export type Outline = string | { readonly [key: string]: Outline } | readonly Outline[]

interface Line {
    readonly indent: number
    readonly text: string
}

/**
 * Reads as much of YAML as configuration of deployments needs: block mappings, block lists and
 * plain or quoted values. Flow collections, tags (`!Sub …`) and anchors stay text, block scalars are
 * left out; of anything that fits no form, the line is left out.
 *
 * @see https://yaml.org/spec/1.2.2/#chapter-8-block-style-productions
 */
export function outline(text: string): Outline {
    const lines: Line[] = []
    for (const line of text.split(/\r?\n/)) {
        // Up to a comment; `#` is one after a space, and not in quotes.
        const content = /^(?:"[^"]*"|'[^']*'|(?<=\S)#|[^#])*/.exec(line)![0].trimEnd()
        const stripped = content.trimStart()
        if (stripped !== "" && stripped !== "---") lines.push({ indent: content.length - stripped.length, text: stripped })
    }
    return block(lines, { at: 0 }, lines[0]?.indent ?? 0)
}

interface Cursor {
    at: number
}

const PAIR = /^(?<key>"[^"]*"|'[^']*'|[^\s"'{[&*!|>%@-][^:]*|-[^\s:][^:]*)\s*:(?:\s+(?<value>.*))?$/

function block(lines: Line[], cursor: Cursor, indent: number): Outline {
    const list: Outline[] = []
    const mapping: Record<string, Outline> = {}
    for (let line = lines[cursor.at]; line && line.indent >= indent; line = lines[cursor.at]) {
        const item = /^-(?:\s+|$)/.exec(line.text)
        // A list may stand as far left as its key, and the next key ends it.
        if (!item && list.length > 0 && line.indent === indent) break
        if (line.indent > indent) cursor.at++
        else if (item) list.push(element(lines, cursor, line, item[0].length))
        else {
            cursor.at++
            const pair = PAIR.exec(line.text)
            if (pair) mapping[unquoted(pair.groups!["key"]!)] = valueOf(lines, cursor, indent, pair.groups!["value"] ?? "")
        }
    }
    return list.length > 0 ? list : mapping
}

/** `- a: 1`: the rest of the line is the first of a block that stands further right. */
function element(lines: Line[], cursor: Cursor, { indent, text }: Line, dash: number): Outline {
    const rest = text.slice(dash)
    if (PAIR.test(rest)) {
        lines[cursor.at] = { indent: indent + dash, text: rest }
        return block(lines, cursor, indent + dash)
    }
    cursor.at++
    return valueOf(lines, cursor, indent, rest)
}

function valueOf(lines: Line[], cursor: Cursor, indent: number, value: string): Outline {
    const next = lines[cursor.at]
    const isBelow = next !== undefined && (next.indent > indent || (value === "" && next.indent === indent && next.text.startsWith("-")))
    // `Handler: !Ref x`, `key: &anchor` may have a block below them too.
    if ((value === "" || /^[!&]\S*$/.test(value)) && isBelow) return block(lines, cursor, next.indent)
    if (/^[|>]/.test(value)) while (lines[cursor.at] && lines[cursor.at]!.indent > indent) cursor.at++
    return unquoted(value)
}

function unquoted(text: string): string {
    return text.replace(/^(["'])(.*)\1$/, "$2").trim()
}
