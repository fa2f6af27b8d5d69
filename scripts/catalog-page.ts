import { describeAll, describeCost, describeHandler, describeMount } from "../catalog/describe.ts"
import { builtinCatalog, type BlockingCall, type PackageFacts, type Verified } from "../catalog/index.ts"

/** `docs/catalog.md`: everything the catalog says, for people. */
export function catalogPage(): string {
    const byPackage = groupByPackage(builtinCatalog.packages)
    const names = [...byPackage.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    const sections = names.map(name => section(name, byPackage.get(name) ?? [])).filter(text => text !== "")
    const blocking = of(builtinCatalog.packages, "blocking")
    const measured = blocking.filter(entry => entry.verified === "run")

    return [
        "<!-- Written by `npm run generate` from catalog/packages. Do not edit. -->",
        "",
        "# Catalog",
        "",
        `What is known of code that the tool does not read: ${blocking.length} blocking calls in ${sections.length} modules, and how frameworks are told which functions serve requests.`,
        `${measured.length} of the calls are measured (\`npm run measure\`, explained in [tests/measured](../tests/measured/README.md)): how long they hold the event loop, and that their replacement leaves it. The others rest on the page that they link to.`,
        "*Seen to run*: a server with such handlers is started by the tests (`tests/frameworks/`), and these functions are those that run per request.",
        "The words are explained in `catalog/entry.ts`. Anything here can be corrected and added to under `packages` in the configuration.",
        "",
        "Cost: `micro` microseconds; `grows` with the input's size or on slow disks; `high` 20 ms and more at ordinary sizes; `unbounded` until a process, a peer, a person or a lock answers.",
        "",
        ...sections,
    ].join("\n")
}

function section(name: string, all: readonly PackageFacts[]): string {
    const lines: string[] = []
    const aliases = all.flatMap(facts => facts.sameAs ?? [])
    if (aliases.length > 0) lines.push(`Also ${aliases.map(code).join(", ")}.`, "")
    const empty = lines.length

    table(lines, ["Blocking call", "Waits for", "Cost", "Instead"], of(all, "blocking"), entry => [
        link(written(entry), entry.source) + notes(entry),
        entry.waitsFor,
        describeCost(entry),
        [entry.instead ? code(entry.instead) : "", entry.advice ?? ""].filter(Boolean).join(". "),
    ])
    table(lines, ["Handlers", "Role"], of(all, "handlers"), shape => [
        `${describeHandler(shape)} ([source](${shape.source})${shape.versions ? `; versions ${shape.versions}` : ""}${shape.verified === "run" ? "; seen to run" : ""})`,
        shape.role ?? "request",
    ])
    table(lines, ["Puts a path before"], of(all, "mounts"), shape => [`${describeMount(shape)} ([source](${shape.source}))`])
    table(lines, ["Create once", "Because of", "Advice"], of(all, "clients"), entry => [
        link(written(entry), entry.source),
        entry.when ? `${entry.why} if ${describeAll(entry.when)}` : entry.why,
        entry.advice ?? "",
    ])
    table(lines, ["Starts work for a whole list", "Bounded by"], of(all, "fanOuts"), entry => [
        link(entry.name, entry.source) + measuredNote(entry),
        entry.bound ? (entry.bound.only === undefined ? "" : `all but ${code(entry.bound.only)} of `) + code(entry.bound.option ?? `argument ${entry.bound.argument + 1}`) : "",
    ])
    table(lines, ["Bounds concurrency"], of(all, "limiters"), entry => [link(entry.name, entry.source) + measuredNote(entry)])
    table(lines, ["Leaves the event loop"], of(all, "offloads"), entry => [link(written(entry), entry.source) + measuredNote(entry)])
    table(lines, ["Runs on the thread pool", "Cost of one job"], of(all, "threadpool"), entry => [link(entry.name, entry.source) + measuredNote(entry), entry.part === undefined ? entry.cost : `${entry.cost}, for the look-up of the host name only`])
    const requestData = of(all, "requestData")
    if (requestData.length > 0) lines.push(`From the client: ${requestData.map(code).join(", ")}.`, "")
    return lines.length > empty ? [`## ${name}`, "", ...lines].join("\n") : ""
}

type Lists = { [Key in keyof PackageFacts as NonNullable<PackageFacts[Key]> extends readonly unknown[] ? Key : never]: PackageFacts[Key] }
type Element<Key extends keyof Lists> = NonNullable<Lists[Key]>[number]

/** What all facts of one package say under this key. */
function of<Key extends keyof Lists>(all: readonly PackageFacts[], key: Key): Element<Key>[] {
    return all.flatMap(facts => [...((facts[key] ?? []) as readonly Element<Key>[])])
}

function written(entry: { readonly name: string; readonly new?: true }): string {
    return entry.new ? `new ${entry.name}()` : entry.name
}

function notes(entry: BlockingCall): string {
    const said = [
        entry.pseudoAsync === "on-loop" && "looks asynchronous",
        entry.pseudoAsync === "sliced" && "looks asynchronous, works in slices",
        entry.cached && "the first time",
        entry.versions && `versions ${entry.versions}`,
        entry.verified === "run" && "measured",
    ].filter(Boolean)
    return said.length > 0 ? ` (${said.join("; ")})` : ""
}

function measuredNote(entry: { readonly verified?: Verified }): string {
    return entry.verified === "run" ? " (measured)" : ""
}

function table<Entry>(lines: string[], heads: string[], entries: readonly Entry[], cells: (entry: Entry) => string[]): void {
    if (entries.length === 0) return
    lines.push(row(heads), row(heads.map(() => "---")), ...entries.map(entry => row(cells(entry))), "")
}

function row(cells: string[]): string {
    return `| ${cells.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`
}

function link(text: string, url: string): string {
    return `[${code(text)}](${url})`
}

function code(text: string): string {
    return `\`${text}\``
}

/** The language first, then Node, then packages. */
function rank(name: string): number {
    return name === "global" ? 0 : name.startsWith("node:") ? 1 : 2
}

/** `Map.groupBy`, which Node 20 does not have. */
function groupByPackage(all: readonly PackageFacts[]): Map<string, PackageFacts[]> {
    const groups = new Map<string, PackageFacts[]>()
    for (const facts of all) groups.set(facts.package, [...(groups.get(facts.package) ?? []), facts])
    return groups
}
