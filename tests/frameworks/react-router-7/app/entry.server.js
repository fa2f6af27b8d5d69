import { createElement } from "react"
import { renderToString } from "react-dom/server"
import { ServerRouter } from "react-router"

export default function handleRequest(request, status, headers, context) {
    headers.set("content-type", "text/html")
    return new Response(rendered(request, context), { status, headers })
}

export function handleDataRequest(response) {
    return response
}

export function handleError(error, { request }) {
    reported(error, request)
}

function rendered(request, context) {
    return renderToString(createElement(ServerRouter, { context, url: request.url }))
}

function reported(error, request) {
    return `${request.url}: ${error}`
}
