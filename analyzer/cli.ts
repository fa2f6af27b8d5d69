#!/usr/bin/env node
import { main } from "./command-line.ts"

// Whoever reads our output may have seen enough (`unblock | head`): that is no error.
for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "EPIPE") throw error
    })
}

// Never process.exit: what is still in a pipe would be lost.
process.exitCode = await main(process.argv, { cwd: process.cwd(), env: process.env, stdout: process.stdout, stderr: process.stderr })
