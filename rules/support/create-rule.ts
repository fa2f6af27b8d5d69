import type { TSESLint } from "@typescript-eslint/utils"
import { signsOf } from "./scan.ts"
import { bitsOf, type Sign } from "./signs.ts"
import { type View, viewOf } from "./view.ts"

/** Options are one object; rules without options have an empty one. */
export type RuleOptions = Readonly<Record<string, unknown>>

/** What ESLint hands to a rule, as far as every version from 8.57 on and oxlint have it. */
export type RuleContext<Messages extends string = string> = Readonly<TSESLint.RuleContext<Messages, readonly RuleOptions[]>>

export type RuleListener = TSESLint.RuleListener

interface RuleDefinition<Options extends RuleOptions, Messages extends string> {
    readonly name: string
    readonly meta: {
        readonly type: "problem" | "suggestion"
        readonly docs: {
            readonly description: string
            /** The smallest config that has the rule; `all` has every rule. */
            readonly config: "recommended" | "strict"
            /** Options in `strict`, where they are not the defaults. */
            readonly strict?: Partial<Options>
        }
        readonly fixable?: "code"
        readonly hasSuggestions?: boolean
        readonly messages: Readonly<Record<Messages, string>>
        readonly schema: readonly [object] | readonly []
        readonly defaultOptions?: readonly [Options]
    }
    /** The signs of which a file shows at least one that the rule has something to report in. Asked of every file. */
    readonly signs: readonly Sign[]
    /** Whether a file with these signs may have something to report: cheap, and "no" only where it is sure. */
    concerns(view: View): boolean
    create(context: RuleContext<Messages>, view: View, options: Options): RuleListener
}

/** A rule as ESLint wants it, with what the rest of the plugin asks about it. */
export interface Rule {
    readonly name: string
    readonly meta: TSESLint.RuleModule<string>["meta"] & {
        readonly docs: { readonly description: string; readonly url: string; readonly recommended: boolean; readonly config: "recommended" | "strict"; readonly strict?: RuleOptions }
        readonly defaultOptions?: readonly RuleOptions[]
    }
    create(context: RuleContext): RuleListener
}

export const REPOSITORY = "https://github.com/eslint-plugin-unblock/eslint-plugin-unblock"

/** Adds what is the same for all rules, and merges the options with their defaults, which ESLint 8 does not do. */
export function createRule<Options extends RuleOptions, Messages extends string>(definition: RuleDefinition<Options, Messages>): Rule {
    const { name, meta } = definition
    const signs = bitsOf(definition.signs)
    return {
        name,
        meta: {
            ...meta,
            languages: ["js/js"],
            docs: { ...meta.docs, url: `${REPOSITORY}/blob/HEAD/docs/rules/${name}.md`, recommended: meta.docs.config === "recommended" },
        } as unknown as Rule["meta"],
        create: context => {
            const view = viewOf(context)
            if ((signsOf(view) & signs) === 0 || !definition.concerns(view)) return {}
            return definition.create(context as RuleContext<Messages>, view, { ...meta.defaultOptions?.[0], ...context.options[0] } as Options)
        },
    }
}
