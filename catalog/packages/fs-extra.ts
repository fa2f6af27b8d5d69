import type { PackageFacts } from "../entry.ts"

const DOCS = "https://github.com/jprichardson/node-fs-extra#methods"

/** Besides these it exports all of `node:fs`, which says so itself (`sameAs`). */
export default {
    package: "fs-extra",
    sameAs: ["fs-extra/esm"],
    blocking: [
        { name: "copySync", waitsFor: "disk", cost: "high", instead: "fs-extra#copy", source: DOCS },
        { name: "createFileSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#createFile", source: DOCS },
        { name: "createLinkSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#createLink", source: DOCS },
        { name: "createSymlinkSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#createSymlink", source: DOCS },
        { name: "emptyDirSync", waitsFor: "disk", cost: "high", instead: "fs-extra#emptyDir", source: DOCS },
        { name: "emptydirSync", waitsFor: "disk", cost: "high", instead: "fs-extra#emptydir", source: DOCS },
        { name: "ensureDirSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#ensureDir", source: DOCS },
        { name: "ensureFileSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#ensureFile", source: DOCS },
        { name: "ensureLinkSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#ensureLink", source: DOCS },
        { name: "ensureSymlinkSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#ensureSymlink", source: DOCS },
        { name: "mkdirpSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#mkdirp", source: DOCS },
        { name: "mkdirsSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#mkdirs", source: DOCS },
        { name: "moveSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#move", source: DOCS },
        { name: "outputFileSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#outputFile", source: DOCS },
        { name: "outputJSONSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#outputJSON", source: DOCS },
        { name: "outputJsonSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#outputJson", source: DOCS },
        { name: "pathExistsSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#pathExists", source: DOCS },
        { name: "readJSONSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#readJSON", source: DOCS },
        { name: "readJsonSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#readJson", source: DOCS },
        { name: "removeSync", waitsFor: "disk", cost: "high", instead: "fs-extra#remove", source: DOCS },
        { name: "writeJSONSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#writeJSON", source: DOCS },
        { name: "writeJsonSync", waitsFor: "disk", cost: "grows", instead: "fs-extra#writeJson", source: DOCS },
    ],
} satisfies PackageFacts
