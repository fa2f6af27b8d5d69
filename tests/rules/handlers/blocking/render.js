import { readFileSync } from "fs"

/** What `helper-in-another-file.js` calls: only the analyzer sees that a handler reaches it. */
export function render(page) {
    return readFileSync(page)
}
