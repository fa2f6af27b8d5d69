import { createElement } from "react"
import { Links, Meta, Outlet, Scripts } from "react-router"

export const middleware = [
    async ({ request }, next) => {
        timed(request)
        return next()
    },
]

export function Layout({ children }) {
    return createElement("html", null, createElement("head", null, createElement(Meta), createElement(Links)), createElement("body", null, children, createElement(Scripts)))
}

export default function Root() {
    return createElement(Outlet)
}

export function ErrorBoundary() {
    return createElement("p", null, "Something went wrong")
}

export const links = () => [{ rel: "icon", href: "/icon.svg" }]

function timed(request) {
    return request.url
}
