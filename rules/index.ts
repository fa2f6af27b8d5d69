// Written by `npm run generate` from the files in rules. Do not edit.
import noBlockingCall from "./no-blocking-call.ts"

export const rules = {
    "no-blocking-call": noBlockingCall,
}
