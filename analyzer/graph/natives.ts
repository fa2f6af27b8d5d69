import { collections } from "./natives/collections.ts"
import { events } from "./natives/events.ts"
import { folders } from "./natives/folders.ts"
import { functions } from "./natives/functions.ts"
import { lists } from "./natives/lists.ts"
import { modules } from "./natives/modules.ts"
import { objects } from "./natives/objects.ts"
import { promises } from "./natives/promises.ts"
import { proxies } from "./natives/proxies.ts"
import { questions } from "./natives/questions.ts"
import { resources } from "./natives/resources.ts"
import { texts } from "./natives/texts.ts"
import type { Natives } from "./natives/native.ts"

/**
 * Models of what moves functions and objects around, by name. Whatever else the language and
 * Node's core offer returns nothing of interest; the callbacks it is given are called like those of
 * any package.
 */
export const natives: Natives = { ...questions, ...lists, ...promises, ...functions, ...objects, ...proxies, ...collections, ...events, ...modules, ...folders, ...resources, ...texts }
