import { createElement } from "react"
import { useLoaderData } from "react-router"

export const meta = ({ loaderData }) => [{ title: titled(loaderData) }]

export function headers() {
    return { "x-cats": "yes" }
}

export async function loader({ request }) {
    return { cats: list(new URL(request.url).searchParams) }
}

export async function action({ request }) {
    return { saved: saved(await request.formData()) }
}

export default function Cats() {
    const { cats } = useLoaderData()
    return createElement(
        "ul",
        null,
        cats.map(cat => createElement("li", { key: cat }, cat)),
    )
}

function titled({ cats }) {
    return `${cats.length} cats`
}

function list(search) {
    return search.has("none") ? [] : ["Tom"]
}

function saved(form) {
    return form.get("name")
}
