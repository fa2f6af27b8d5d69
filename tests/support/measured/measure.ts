import { fork, type ChildProcess } from "node:child_process"
import { pbkdf2Sync } from "node:crypto"
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import type { ApiName, Cost } from "../../../catalog/entry.ts"
import type { Catalog } from "../../../catalog/index.ts"
import { contradictions, unseen, type Observation, type Subject } from "./judge.ts"

/** Whatever arguments a sample takes: it makes them itself. */
type Work = (...given: never[]) => unknown

/** One way to call a function, as `tests/measured/README.md` explains. */
export interface Sample {
    readonly entry?: number
    readonly cost?: Cost
    readonly call?: Work
    readonly twin?: Work
    readonly pool?: Work
    readonly leaves?: Work
    readonly limits?: Work
    readonly starts?: Work
    readonly bounded?: Work
}

/** A sample and where it stands. */
export interface Measurable {
    readonly file: string
    /** As in the file of samples: with the major version where there are several (`glob@8`). */
    readonly package: string
    readonly key: string
    readonly subject: Subject
    readonly sample: Sample
}

export interface Result {
    readonly measurable: Measurable
    readonly observation?: Observation
    /** Nothing where nothing was observed. */
    readonly verdict?: Verdict
    /** What the observation denies of what the catalog says, and of what it says nothing. */
    readonly reasons: readonly string[]
    /** Why nothing was observed. */
    readonly failure?: string
    /** This version of Node does not have it. */
    readonly missing?: true
}

/**
 * `confirmed`: most measurements agree with the catalog. `contradicted`: none does. `undecided`: some do,
 * or what is claimed is too quick to be seen.
 */
export type Verdict = "confirmed" | "contradicted" | "undecided"

export const MEASURED = fileURLToPath(new URL("../../measured", import.meta.url))
const CHILD = fileURLToPath(new URL("child.mjs", import.meta.url))
/** A sample that hangs is ended, in milliseconds. */
const PATIENCE = 120_000
/** What looks contradicted is measured this often in all: what the machine does besides can look so, but not each time. */
const TRIES = 3
/** Milliseconds that the calibration takes where the bounds in `judge.ts` were written. */
const REFERENCE = 20

export async function loadSamples(folder = join(MEASURED, "samples")): Promise<Measurable[]> {
    const found: Measurable[] = []
    for (const name of readdirSync(folder).filter(name => name.endsWith(".mjs")).sort()) {
        const file = join(folder, name)
        const { default: packages } = await import(pathToFileURL(file).href) as { default: Record<string, Record<string, Sample>> }
        for (const [id, samples] of Object.entries(packages)) {
            for (const [key, sample] of Object.entries(samples)) found.push({ file, package: id, key, subject: subjectOf(id, key, sample), sample })
        }
    }
    return found
}

/** `new Database`, `sign (2)`: the second entry of that name. */
function subjectOf(id: string, key: string, sample: Sample): Subject {
    const { isNew, name, nth } = /^(?<isNew>new )?(?<name>\S+?)(?: \((?<nth>\d)\))?$/.exec(key)!.groups as { isNew?: string; name: string; nth?: string }
    return {
        list: sample.call ? "blocking" : sample.pool ? "threadpool" : sample.leaves ? "offloads" : sample.limits ? "limiters" : "fanOuts",
        api: `${id.replace(/(?<=.)@\d+$/, "")}#${name}` as ApiName,
        new: isNew !== undefined,
        entry: nth === undefined ? 0 : Number(nth) - 1,
        ...(sample.cost !== undefined && { cost: sample.cost }),
    }
}

/** Measures one after the other: what runs at the same time would be measured too. */
export async function* measure(catalog: Catalog, measurables: readonly Measurable[]): AsyncGenerator<Result> {
    const speed = calibrate()
    let child: ChildOf | undefined
    try {
        for (const measurable of measurables) {
            if (child && (child.of.package !== measurable.package || child.of.file !== measurable.file)) child.end()
            const attempts: Result[] = []
            do {
                if (!child?.alive()) child = new ChildOf(measurable)
                attempts.push(judged(catalog, measurable, await child.ask(measurable.key), speed))
            } while (attempts[0]!.verdict === "contradicted" && attempts.length < TRIES)
            yield together(attempts)
        }
    } finally {
        child?.end()
    }
}

function judged(catalog: Catalog, measurable: Measurable, answer: Answer, speed: number): Result {
    if (answer.error !== undefined) return { measurable, reasons: [], failure: answer.error }
    if (answer.observed && "missing" in answer.observed) return { measurable, reasons: [], missing: true }
    const observation = answer.observed!
    const denied = contradictions(catalog, measurable.subject, observation, speed)
    if (denied.length > 0) return { measurable, observation, verdict: "contradicted", reasons: denied }
    const open = unseen(catalog, measurable.subject, observation)
    return { measurable, observation, verdict: open.length > 0 ? "undecided" : "confirmed", reasons: open }
}

/** One attempt as it is; of several, what most agree on. */
function together(attempts: readonly Result[]): Result {
    const last = attempts.at(-1)!
    const against = attempts.filter(({ verdict }) => verdict === "contradicted")
    if (attempts.length === 1 || against.length === attempts.length) return last
    const other = attempts.find(({ verdict }) => verdict !== "contradicted")!
    return against.length === 1 ? other : { ...other, verdict: "undecided", reasons: last.reasons.length > 0 ? last.reasons : against[0]!.reasons }
}

/** How many times slower this machine is than the one the bounds were written on; never below 1/2, a fast machine proves nothing. */
function calibrate(): number {
    const times = Array.from({ length: 5 }, () => {
        const start = performance.now()
        pbkdf2Sync("password", "salt", 100_000, 32, "sha256")
        return performance.now() - start
    })
    return Math.max(0.5, Math.min(...times) / REFERENCE)
}

interface Answer {
    readonly observed?: Observation | { readonly missing: true }
    readonly error?: string
}

/** A process that has loaded one package. It works in an empty folder of its own. */
class ChildOf {
    readonly of: Measurable
    readonly #folder = mkdtempSync(join(tmpdir(), "unblock-measured-"))
    readonly #child: ChildProcess
    readonly #ready: Promise<Answer>
    #ended = false

    constructor(of: Measurable) {
        this.of = of
        this.#child = fork(CHILD, [of.file, of.package], {
            cwd: this.#folder,
            stdio: ["ignore", "ignore", "ignore", "ipc"],
            env: { ...process.env, NODE_OPTIONS: "", UV_THREADPOOL_SIZE: "1" },
        })
        this.#ready = this.#answer()
    }

    alive(): boolean {
        return !this.#ended && this.#child.exitCode === null && this.#child.signalCode === null
    }

    async ask(key: string): Promise<Answer> {
        const started = await this.#ready
        if (started?.error !== undefined) return started
        this.#child.send(key)
        return this.#answer()
    }

    end(): void {
        if (this.#ended) return
        this.#ended = true
        this.#child.kill("SIGKILL")
        rmSync(this.#folder, { recursive: true, force: true })
    }

    #answer(): Promise<Answer> {
        return new Promise(resolve => {
            const settle = (answer: Answer): void => {
                clearTimeout(timer)
                this.#child.off("message", settle).off("exit", ended)
                resolve(answer)
            }
            const ended = (code: number | null, signal: string | null): void => {
                this.end()
                settle({ error: `the process ended (${signal ?? code})` })
            }
            const timer = setTimeout(() => {
                this.end()
                settle({ error: `nothing after ${PATIENCE / 1000} s` })
            }, PATIENCE)
            this.#child.on("message", settle).on("exit", ended)
        })
    }
}

/** The installed version of a package of samples, if it is one. */
export function versionOf(id: string): string | undefined {
    if (id === "global" || id.startsWith("node:")) return process.versions.node
    let folder = join(MEASURED, "node_modules", id.replace(/(?<=.)@(?=\d)/, ""))
    for (; folder !== join(MEASURED, "node_modules"); folder = dirname(folder)) {
        const manifest = join(folder, "package.json")
        if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, "utf8")).version
    }
    return undefined
}
