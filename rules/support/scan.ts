import type { Catalog } from "../../catalog/index.ts"
import type { View } from "./view.ts"

/** `require("fs")`, `import("fs")`, `process.getBuiltinModule("fs")`, also as types: `typeof import("fs")`. */
const LOADS = /\b(?:require|import|getBuiltinModule)\s*(?:\.\s*\w+\s*)?\(\s*(?:["'`]([^"'`\n]*)["'`]|([^"'`\s]))/g
/** `const load = require`, `load(require)` */
const REQUIRE_AS_VALUE = /\brequire\b(?!\s*[.(:])/

/**
 * Whether the file loads any module the catalog knows. Almost all files of a project do not, and
 * cost no more than this question. Asked before anything is resolved: no parents, no scopes.
 */
export function loadsKnownModule({ sourceCode, catalog }: View): boolean {
    for (const statement of sourceCode.ast.body) {
        if ((statement.type === "ImportDeclaration" || statement.type === "ExportNamedDeclaration") && statement.source && isKnown(catalog, statement.source.value)) return true
        if (statement.type === "TSImportEqualsDeclaration" && statement.moduleReference.type === "TSExternalModuleReference") {
            const { expression } = statement.moduleReference
            if (expression.type === "Literal" && isKnown(catalog, String(expression.value))) return true
        }
    }
    const { text } = sourceCode
    if (!text.includes("require") && !text.includes("import(") && !text.includes("getBuiltinModule")) return false
    for (const [, constant, computed] of text.matchAll(LOADS)) if (computed !== undefined || isKnown(catalog, constant!)) return true
    return REQUIRE_AS_VALUE.test(text)
}

function isKnown(catalog: Catalog, specifier: string): boolean {
    if (specifier.startsWith(".") || specifier.startsWith("/")) return false
    if (catalog.packageNames.has(specifier)) return true
    const slash = specifier.indexOf("/", specifier.startsWith("@") ? specifier.indexOf("/") + 1 : 0)
    return slash > 0 && catalog.packageNames.has(specifier.slice(0, slash))
}
