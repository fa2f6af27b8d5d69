/** A resource route: nothing to render. */
export async function loader() {
    return new Response(lines())
}

function lines() {
    return "Tom\n"
}
