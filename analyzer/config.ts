import type { Cost, HandlerShape, PackageFacts } from "../catalog/entry.ts"
import type { Confidence, FindingKind } from "./report.ts"

/**
 * `unblock.config.{json,js,mjs,ts}` or the key `unblock` in package.json. ESLint's
 * `settings.unblock` takes the same object: the editor and the CLI cannot disagree.
 */
export interface UnblockConfig {
    /** Knowledge of packages, in the catalog's own form: blocking calls, handlers, clients, limiters. */
    readonly packages?: readonly PackageFacts[]
    /** Entry points by convention: `{ files: "plugins/*.js", exports: ["hook_*"] }`, or any `HandlerShape`. */
    readonly entries?: readonly (EntryPattern | HandlerShape)[]
    /** Functions of the project that block, by file and exported name: reported where they are called. */
    readonly blocking?: readonly OwnBlocking[]
    /** Globs of files to leave out, besides `.gitignore`. */
    readonly ignore?: readonly string[]
    /** Report from this cost on. Default `grows` (and `micro` inside loops). */
    readonly minimumCost?: Cost
    /** Report from this confidence on. Default `likely`. */
    readonly minimumConfidence?: Confidence
    /** Kinds to report. Default: all. */
    readonly kinds?: readonly FindingKind[]
    /** Threads of libuv's pool, where `UV_THREADPOOL_SIZE` is set. Default 4. */
    readonly threads?: number
    /** Report what runs once per process too. Default false. */
    readonly once?: boolean
    /** Report what only jobs (queues, schedules) reach too. Default false. */
    readonly jobs?: boolean
    /** How many jobs code that is suggested or written runs at once. Default 10. */
    readonly concurrency?: number
}

export interface EntryPattern {
    readonly files: string | readonly string[]
    /** Names of exports or of members of the default export; `*` stands for any characters. */
    readonly exports: readonly string[]
    /** Shown in reports. */
    readonly framework?: string
}

export interface OwnBlocking {
    /** `src/lib/shell.ts#run` */
    readonly function: string
    readonly cost?: Cost
    readonly advice?: string
}
