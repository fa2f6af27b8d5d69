export class Chats {
    constructor() {
        this.said = []
    }

    chat(call) {
        call.on("data", message => {
            this.note(message)
            call.write(message)
        })
        call.on("end", () => call.end())
    }

    note({ text }) {
        this.said.push(text)
    }
}
