import type { Report } from "../report.ts"

/** The whole report, as docs/json-report.md describes it. */
export default function json(report: Report): string {
    return `${JSON.stringify(report, null, 2)}\n`
}
