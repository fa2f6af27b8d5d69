import type { PackageFacts } from "../entry.ts"

/** Packages that load all files of a folder at once: how older servers find their controllers. */
export default [
    { package: "require-directory", signatures: [{ name: "default", loads: { folder: ["1"], otherwise: "." }, source: "https://github.com/troygoode/node-require-directory#usage" }] },
    { package: "require-all", signatures: [{ name: "default", loads: { folder: ["0", "0.dirname"] }, source: "https://github.com/felixge/node-require-all#usage" }] },
    { package: "include-all", signatures: [{ name: "default", loads: { folder: ["0", "0.dirname"] }, source: "https://github.com/balderdashy/include-all#usage" }] },
] satisfies readonly PackageFacts[]
