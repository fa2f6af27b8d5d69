export const data = { name: "ping", description: "Says pong" }

export async function execute(interaction) {
    return answer(interaction)
}

function answer({ commandName }) {
    return `pong, ${commandName}`
}
