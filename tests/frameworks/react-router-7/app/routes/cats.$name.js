import { createElement } from "react"

export function loader({ params }) {
    if (params.name === "nobody") throw new Response("no such cat", { status: 404 })
    if (params.name === "broken") throw new Error("failed")
    return { name: params.name }
}

export default function Cat({ loaderData }) {
    return createElement("h1", null, loaderData.name)
}

export function ErrorBoundary({ error }) {
    return createElement("p", null, worded(error))
}

function worded(error) {
    return error.data ?? error.message
}
