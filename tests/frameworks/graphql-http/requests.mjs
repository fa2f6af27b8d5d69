export default async ({ url }) => {
    const ask = body => fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }).then(response => response.text())
    await ask({ query: "{ all { name ... on Cat { born } } }" })
    await ask({ query: "query ($at: Day) { age(at: $at) }", variables: { at: "2020-01-01" } })
    await ask({ query: "{ nothing }" })
}
