/** The analyzer as a library: `import { analyze } from "eslint-plugin-unblock/analyzer"`. */
export { analyze, type AnalyzeOptions } from "./analyze.ts"
export type { EntryPattern, OwnBlocking, UnblockConfig } from "./config.ts"
export { UserError } from "./errors.ts"
export type * from "./report.ts"
