/** Texts are known up to this many characters: what a loop puts together has no last one. */
const LONGEST_TEXT = 300
/** Unknown parts of a text that are told apart; names have one or two. */
const MOST_UNKNOWN = 4

/** The text as far as it is worth knowing: its beginning, and its end where there are many unknown parts. */
export function shorten(text: string): string {
    const parts = (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}*` : text).split(/\*+/)
    return (parts.length > MOST_UNKNOWN + 1 ? [...parts.slice(0, MOST_UNKNOWN), parts.at(-1)!] : parts).join("*")
}

/** Says of a text whether it fits a pattern in which `*` stands for anything, in linear time. */
export function matcher(pattern: string): (text: string) => boolean {
    const parts = pattern.split("*")
    if (parts.length === 1) return text => text === pattern
    const first = parts[0]!
    const last = parts.at(-1)!
    return text => {
        if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false
        const end = text.length - last.length
        let at = first.length
        for (const part of parts.slice(1, -1)) {
            const found = text.indexOf(part, at)
            if (found < 0 || found + part.length > end) return false
            at = found + part.length
        }
        return true
    }
}
