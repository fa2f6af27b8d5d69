import type { TSESLint, TSESTree } from "@typescript-eslint/utils"
import type { ApiName } from "../../catalog/entry.ts"
import { type Catalog, canonicalModule } from "../../catalog/index.ts"

/** What a type checker knows of receivers that syntax left open. Only there where the parser has types. */
export interface ApiTypes {
    /** Whether the catalog knows a member of this name at all: the checker is asked about few calls. */
    hasMember(name: string): boolean
    nameOf(node: TSESTree.Node): ApiName | undefined
}

/** The part of TypeScript's own objects that is read here; rules never load TypeScript. */
interface TypeLike {
    readonly types?: readonly TypeLike[]
    readonly symbol?: SymbolLike
    readonly aliasSymbol?: SymbolLike
}
interface SymbolLike {
    readonly name: string
    readonly declarations?: readonly DeclarationLike[]
}
interface DeclarationLike {
    readonly parent?: DeclarationLike
    readonly name?: { readonly text?: string; readonly end: number }
    readonly body?: unknown
    getSourceFile(): { readonly fileName: string; readonly text: string }
}

interface Services {
    readonly program?: unknown
    readonly getTypeAtLocation?: (node: TSESTree.Node) => TypeLike
}

/** Types of this file, if its parser has them: oxlint gives `{}`, other parsers nothing. */
export function typesOf(sourceCode: Readonly<TSESLint.SourceCode>, catalog: Catalog): ApiTypes | undefined {
    const services = sourceCode.parserServices as Services | undefined
    const { getTypeAtLocation } = services ?? {}
    if (!services?.program || !getTypeAtLocation) return undefined
    const members = memberNames(catalog)
    return {
        hasMember: name => members.has(name),
        nameOf: node => {
            const type = getTypeAtLocation(node)
            for (const one of type.types ?? [type]) {
                const name = nameOfType(one)
                if (name) return name
            }
            return undefined
        },
    }
}

const membersOfCatalogs = new WeakMap<Catalog, ReadonlySet<string>>()

function memberNames(catalog: Catalog): ReadonlySet<string> {
    let known = membersOfCatalogs.get(catalog)
    if (!known) {
        const found = new Set<string>()
        for (const { blocking, clients, threadpool } of catalog.packages) {
            for (const { name } of [...(blocking ?? []), ...(clients ?? []), ...(threadpool ?? [])]) found.add(name.slice(name.lastIndexOf(".") + 1))
        }
        membersOfCatalogs.set(catalog, (known = found))
    }
    return known
}

/** `Pool` declared in `@types/pg` is `pg#Pool`; the type of a whole module is its default export. */
function nameOfType(type: TypeLike): ApiName | undefined {
    const symbol = type.symbol ?? type.aliasSymbol
    const declaration = symbol?.declarations?.[0]
    if (!symbol || !declaration) return undefined
    const isModule = symbol.name.startsWith('"')
    const module = ambientModule(declaration) ?? packageOfFile(declaration.getSourceFile().fileName)
    return module === undefined ? undefined : `${canonicalModule(module)}#${isModule ? "default" : symbol.name}`
}

/** `declare module "fs" { … }` around a declaration. */
function ambientModule(declaration: DeclarationLike): string | undefined {
    for (let at: DeclarationLike | undefined = declaration; at; at = at.parent) {
        const { name } = at
        if (!at.body || name?.text === undefined) continue
        const quote = at.getSourceFile().text[name.end - 1]
        if (quote === '"' || quote === "'") return name.text
    }
    return undefined
}

/** `…/node_modules/@types/pg/index.d.ts` -> `pg` */
function packageOfFile(file: string): string | undefined {
    const at = file.lastIndexOf("/node_modules/")
    if (at < 0) return undefined
    const parts = file.slice(at + "/node_modules/".length).split("/")
    const name = parts[0]!.startsWith("@") ? `${parts[0]}/${parts[1]}` : parts[0]!
    if (!name.startsWith("@types/")) return name
    const plain = name.slice("@types/".length)
    return plain.includes("__") ? `@${plain.replace("__", "/")}` : plain
}
