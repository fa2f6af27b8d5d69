import type { Walk } from "./discover.ts"

const TEST_NAME = /\.(?:test|spec|e2e-spec|e2e|cy|stories|bench)\.[cm]?[jt]sx?$/

/** Names that are a test's in a folder of tests: `HistoryTests.mjs`. */
const NAME_AMONG_TESTS = /[a-z](?:Tests?|Specs?)\.[cm]?[jt]sx?$/

/** Folders of tests wherever they are: nobody names a folder of a server so. */
const ALWAYS = /(?:^|\/)(?:__tests__|__mocks__)$/

/** Folders of tests by convention at the root of a package. Deeper down they may be about something else: `routes/tests/`. */
const AT_ROOT = new Set(["test", "tests", "spec", "specs", "e2e", "cypress", "__fixtures__"])

/**
 * By its own name. Only what test runners look for: a server's code can stand in a file named
 * `tests.js`.
 */
export function isTestFile(file: string): boolean {
    return TEST_NAME.test(file)
}

/** Folders that hold tests and what belongs to them: helpers, fixtures, mocks. */
export function testFolders(walk: Walk): readonly string[] {
    const roots = new Set(["", ...walk.manifests.map(file => file.slice(0, -"package.json".length).replace(/\/$/, ""))])
    const found: string[] = []
    for (const folder of walk.folders) {
        const slash = folder.lastIndexOf("/")
        const [parent, name] = [slash === -1 ? "" : folder.slice(0, slash), folder.slice(slash + 1)]
        if (ALWAYS.test(folder)) found.push(folder)
        else if (AT_ROOT.has(name) && (roots.has(parent) || mostlyTests(folder, walk.sources))) found.push(folder)
    }
    return found
}

/** A `src/test/` whose files are tests by name, for the larger part. */
function mostlyTests(folder: string, sources: readonly string[]): boolean {
    let [tests, all] = [0, 0]
    for (const file of sources) {
        if (!file.startsWith(`${folder}/`)) continue
        all++
        if (isTestFile(file) || NAME_AMONG_TESTS.test(file)) tests++
    }
    return tests * 2 > all
}
