import { nothing, type Natives } from "./native.ts"

/**
 * Functions of the language that look at what they are given and call none of it. Anything else
 * that is not known is supposed to call the functions it is given.
 */
const LOOKING: Readonly<Record<string, string>> = {
    "global#": "Boolean Number String Symbol isFinite isNaN parseFloat parseInt structuredClone",
    "global#Array.": "isArray",
    "global#ArrayBuffer.": "isView",
    "global#JSON.": "stringify",
    "global#Number.": "isFinite isInteger isNaN isSafeInteger parseFloat parseInt",
    "global#Object.": "getOwnPropertySymbols is isExtensible isFrozen isSealed",
    "global#Object.prototype.": "hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString",
    "global#Function.prototype.": "toString",
    "global#WeakMap.prototype.": "delete has",
    "global#WeakSet.prototype.": "delete has",
    "node:console#": "assert debug dir error info log table trace warn",
    "node:util#": "format inspect isDeepStrictEqual",
    "node:util/types#": "isAsyncFunction isGeneratorFunction isPromise isProxy",
}

export const questions: Natives = Object.fromEntries(Object.entries(LOOKING).flatMap(([owner, names]) => names.split(" ").map(name => [owner + name, nothing])))
