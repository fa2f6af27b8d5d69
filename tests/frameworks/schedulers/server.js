import { CronJob } from "cron"
import { Cron } from "croner"
import cron from "node-cron"
import schedule from "node-schedule"
import { AsyncTask, SimpleIntervalJob, Task, ToadScheduler } from "toad-scheduler"

const everySecond = "* * * * * *"

const first = cron.schedule(everySecond, () => collect())
const second = new CronJob(everySecond, async () => {}, null, true)
const third = CronJob.from({ cronTime: everySecond, onTick: tick, start: true })
const fourth = new Cron(everySecond, { catch: error => noted(error) }, () => {
    throw new Error("failed")
})
const fifth = schedule.scheduleJob(everySecond, fired => seen(fired))
const sixth = new ToadScheduler()
sixth.addSimpleIntervalJob(new SimpleIntervalJob({ milliseconds: 400 }, new Task("task", () => swept())))
sixth.addSimpleIntervalJob(new SimpleIntervalJob({ milliseconds: 400 }, new AsyncTask("other", async () => { throw new Error("failed") }, error => noted(error))))

export const started = prepare()
process.on("SIGTERM", () => {
    first.stop()
    second.stop()
    third.stop()
    fourth.stop()
    fifth.cancel()
    sixth.stop()
})

function prepare() {
    return true
}

function collect() {}

function tick() {}

function seen(date) {
    return date
}

function swept() {}

function noted(error) {
    return error.message
}
