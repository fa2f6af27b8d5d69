export function lazy(request, response) {
    response.send("lazy")
}
