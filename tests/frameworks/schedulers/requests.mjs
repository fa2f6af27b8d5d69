import { setTimeout as sleep } from "node:timers/promises"

export const listens = false

/** The clock sends the requests. */
export default () => sleep(1500)
