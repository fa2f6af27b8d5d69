import async from "async"
import BetterQueue from "better-queue"
import express from "express"
import fastq from "fastq"
import PQueue from "p-queue"

const byCallback = fastq((job, done) => done(null, worked(job)), 2)
const byPromise = fastq.promise(sent, 2)
const named = async.queue(indexed, 2)
const better = new BetterQueue(
    (job, done) => {
        stored(job)
        done()
    },
    { id: "id" },
)
const queue = new PQueue({ concurrency: 2 })

const app = express()
app.get("/", async (request, response) => {
    await new Promise(resolve => byCallback.push(1, resolve))
    await byPromise.push(2)
    await named.push(3)
    await new Promise(resolve => better.push({ id: 4 }).on("finish", resolve))
    await queue.add(() => later(5))
    response.end()
})
const server = app.listen(process.env.PORT)
process.on("SIGTERM", () => server.close())

function worked(job) {
    return job
}

async function sent(job) {
    return job
}

async function indexed(job) {
    return job
}

function stored(job) {
    return job
}

function later(job) {
    return job
}
