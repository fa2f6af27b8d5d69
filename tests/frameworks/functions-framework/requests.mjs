export default async ({ ports }) => {
    const event = { specversion: "1.0", id: "1", source: "here", type: "uploaded", data: {} }
    for (const port of ports) {
        await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers: { "content-type": "application/cloudevents+json" }, body: JSON.stringify(event) }).then(response => response.text())
    }
}
