import { sign } from "@octokit/webhooks-methods"

export default async ({ url }) => {
    for (const [name, payload] of [["issues", { action: "opened", issue: { title: "Help" } }], ["push", { ref: "main" }], ["create", { ref: "broken" }]]) {
        const body = JSON.stringify(payload)
        await fetch(`${url}/api/github/webhooks`, {
            method: "POST",
            headers: { "content-type": "application/json", "x-github-event": name, "x-github-delivery": "1", "x-hub-signature-256": await sign("secret", body) },
            body,
        }).then(response => response.text())
    }
}
