import { isBuiltin } from "node:module"
import { showsRequests } from "./handlers.ts"
import { ownPackage } from "./package-json.ts"
import type { View } from "./view.ts"

const LOADS = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([\w:/]+)["']/g

/**
 * Whether nothing says that a file runs on a server: its package is a library for bundlers, it loads
 * nothing that only Node has, and no request is in sight. Computing is a problem for servers only.
 */
export function mayRunInBrowser(view: View): boolean {
    if (!ownPackage(view.file)?.isForBundlers || showsRequests(view)) return false
    for (const [, specifier] of view.sourceCode.text.matchAll(LOADS)) if (isBuiltin(specifier!)) return false
    return true
}
