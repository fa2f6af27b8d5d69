import type { Catalog } from "../../catalog/index.ts"
import { type Piece, piecesOf } from "./signs.ts"
import { bitOf, compileTopic, lastOf, packageOf, TOPICS, type Topic, type Topics } from "./topics.ts"

/** What the specifier of an import leads to, where a rule looks for something of it. */
export interface Source {
    readonly name: string
    /** Topics that look for something of it, as bits. */
    readonly topics: number
    readonly makesRequests: boolean
}

/** Packages whose functions make requests to other servers. */
const CLIENTS: ReadonlySet<string> = new Set(["node:http", "node:https", "undici", "axios", "got", "node-fetch", "ky", "needle", "superagent"])

/** Globals that rules ask for themselves. */
const ASKED = ["require", "Npm", "Promise", "fetch"] as const
export type AskedGlobal = (typeof ASKED)[number]

/** What the rules ask of a catalog, compiled for all files. Each part is made when it is asked for: a catalog is large, and most projects ask for little. */
export class Lookup {
    private readonly catalog: Catalog
    private readonly topics: Partial<Record<Topic, Topics>> = {}
    private readonly specifiers = new Map<string, Source | null>()
    private knownImports: RegExp | undefined = undefined
    private knownPieces: readonly Piece[] | undefined = undefined
    private knownGlobals: ReadonlySet<string> | undefined = undefined
    private knownCallers: ReadonlySet<string> | undefined = undefined

    constructor(catalog: Catalog) {
        this.catalog = catalog
    }

    of(topic: Topic): Topics {
        return (this.topics[topic] ??= compileTopic(this.catalog, topic))
    }

    /** `null` for the project's own files and packages that no rule looks for. */
    source(specifier: string): Source | null {
        let source = this.specifiers.get(specifier)
        if (source === undefined) this.specifiers.set(specifier, (source = this.readSource(this.packageOf(specifier))))
        return source
    }

    /** The package that a specifier is of. */
    packageOf(specifier: string): string {
        return this.catalog.canonicalModule(this.catalog.packageNames.has(specifier) ? specifier : packageOf(specifier))
    }

    /** Matches where a file loads a source by its name, which is the first group: `import … from "pg"`, `require("pg")`, `import("pg")`. */
    get imports(): RegExp {
        return (this.knownImports ??= this.compileImports())
    }

    /** What the text of a file is searched for besides. */
    get pieces(): readonly Piece[] {
        return (this.knownPieces ??= piecesOf(TOPICS.map(topic => this.of(topic))))
    }

    /** Globals that rules ask about. */
    get globals(): ReadonlySet<string> {
        return (this.knownGlobals ??= new Set([...TOPICS.flatMap(topic => [...this.of(topic).globals.keys()]), ...ASKED]))
    }

    /** Names of functions that call what they are given, as far as the catalog says. */
    get callers(): ReadonlySet<string> {
        return (this.knownCallers ??= new Set(this.catalog.packages.flatMap(({ fanOuts, limiters, signatures }) => [...(fanOuts ?? []), ...(limiters ?? []), ...(signatures ?? []).filter(one => one.callbacks)].map(one => lastOf(one.name)))))
    }

    private readSource(name: string): Source | null {
        let topics = 0
        for (const topic of TOPICS) if (this.of(topic).words.has(name)) topics |= bitOf(topic)
        const makesRequests = CLIENTS.has(name)
        return topics !== 0 || makesRequests ? { name, topics, makesRequests } : null
    }

    private compileImports(): RegExp {
        // The longest first: `csv-parse/sync` is another package than `csv-parse`.
        const packages = [...this.catalog.packageNames].filter(name => this.source(name) !== null).sort((a, b) => b.length - a.length).map(name => name.replace(/[.$/]/g, "\\$&"))
        return new RegExp(`(?:from|quire\\(|mport\\()\\s*["'\`](${packages.join("|")})["'\`/]`, "g")
    }
}
