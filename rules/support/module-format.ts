import { ownPackage } from "./package-json.ts"
import type { View } from "./view.ts"

/** Tools that put files together before they run: then nobody knows what a module's own address is. */
const BUNDLERS = ["next", "nuxt", "vite", "webpack", "@remix-run/dev", "@sveltejs/kit", "astro", "parcel", "rollup"]

/**
 * What a file is when it runs, which need not be how it is written: TypeScript turns imports into
 * `require` unless the package says `"type": "module"`. `undefined`: a bundler or Babel decides.
 */
export function moduleFormat(view: View): "module" | "commonjs" | undefined {
    if (/\.m[jt]s$/.test(view.file)) return "module"
    if (/\.c[jt]s$/.test(view.file) || view.sourceCode.ast.sourceType !== "module") return "commonjs"
    const own = ownPackage(view.file)
    if (!own || own.isModule) return "module"
    return /\.tsx?$/.test(view.file) && !BUNDLERS.some(name => own.dependencies.has(name)) ? "commonjs" : undefined
}
