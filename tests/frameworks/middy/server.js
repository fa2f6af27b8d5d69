import middy from "@middy/core"

const checked = settings => {
    prepare(settings)
    return {
        before: async request => {
            request.event.checked = true
        },
        after: async request => {
            request.response.checked = true
        },
        onError: async request => failed(request),
    }
}

export const handler = middy(async (event, context) => answer(event, context))
    .use(checked({ strict: true }))
    .before(async () => {})
    .after(() => noted())
    .onError(async () => {})

export const later = middy()
    .use([checked({})])
    .handler(event => {
        throw new Error(event.message)
    })

function prepare(settings) {
    return settings.strict
}

async function answer(event) {
    return { statusCode: 200, body: event.body }
}

function failed(request) {
    request.response = { statusCode: 500 }
}

function noted() {}
