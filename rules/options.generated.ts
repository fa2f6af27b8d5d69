// Written by `npm run generate` from the rules' schemas. Do not edit.

/** Options of the rules, as users write them. */
export interface RuleOptions {
    readonly "no-blocking-call": { readonly where?: "requests" | "functions" | "everywhere"; readonly autofix?: boolean }
    readonly "no-client-per-request": Readonly<Record<string, never>>
    readonly "no-cpu-heavy-call": Readonly<Record<string, never>>
    readonly "no-fake-async": { readonly cheap?: boolean }
    readonly "no-lazy-require": { readonly modules?: "costly" | "all" }
    readonly "no-super-linear-regex-on-input": Readonly<Record<string, never>>
    readonly "no-threadpool-flood": { readonly unknownLists?: boolean; readonly threads?: number }
    readonly "no-unbounded-concurrency": { readonly unknownLists?: boolean }
    readonly "prefer-keep-alive": Readonly<Record<string, never>>
}
