import type { PackageFacts } from "../entry.ts"

export default {
    package: "i18n",
    blocking: [
        {
            name: "configure",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: "It reads all catalogs: configure once, at start-up, with `updateFiles: false`, or each missing word writes a file.",
            source: "https://github.com/mashpie/i18n-node#list-of-all-configuration-options",
        },
    ],
} satisfies PackageFacts
