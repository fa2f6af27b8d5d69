import { fork, type ChildProcess } from "node:child_process"
import { pbkdf2Sync } from "node:crypto"
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import type { ApiName, Cost } from "../../../catalog/entry.ts"
import type { Catalog } from "../../../catalog/index.ts"
import { contradictions, type Observation, type Subject } from "./judge.ts"

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
    /** What the observation denies of what the catalog says. */
    readonly contradictions: readonly string[]
    /** Why nothing was observed. */
    readonly failure?: string
    /** This version of Node does not have it. */
    readonly missing?: true
}

export const MEASURED = fileURLToPath(new URL("../../measured", import.meta.url))
const CHILD = fileURLToPath(new URL("child.mjs", import.meta.url))
/** A sample that hangs is ended, in milliseconds. */
const PATIENCE = 120_000
/** What the machine does besides can look like a contradiction, but not each time. */
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
            let result: Result | undefined
            for (let attempt = 0; attempt < TRIES && (!result || result.contradictions.length > 0); attempt++) {
                if (!child?.alive()) child = new ChildOf(measurable)
                result = judged(catalog, measurable, await child.ask(measurable.key), speed)
            }
            yield result!
        }
    } finally {
        child?.end()
    }
}

function judged(catalog: Catalog, measurable: Measurable, answer: Answer, speed: number): Result {
    if (answer.error !== undefined) return { measurable, contradictions: [], failure: answer.error }
    if (answer.observed && "missing" in answer.observed) return { measurable, contradictions: [], missing: true }
    return { measurable, observation: answer.observed!, contradictions: contradictions(catalog, measurable.subject, answer.observed!, speed) }
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
