/** Scripts of a package.json that run the server itself: `start`, `dev`, `start:prod`. */
export const SERVING_SCRIPT = /^(?:pre|post)?(?:start|serve|server|dev|develop|watch|prod|production|debug|host)(?:[:.-].*)?$/

/** The files that a script runs: `ts-node ./tools/verify.ts --all` -> `tools/verify.ts`. */
export function filesOfScript(script: string): string[] {
    return [...script.matchAll(/(?:^|[\s"'=])(?:\.\/)?([\w@-][\w@./-]*\.[cm]?[jt]sx?)(?=$|[\s"';&|])/g)].map(([, file]) => file!)
}
