export const listens = false

const context = { functionName: "cats", awsRequestId: "1" }

export default async ({ server: { handler, graphql } }) => {
    const request = (httpMethod, path, body = null) => handler({ httpMethod, path, resource: path, body, headers: { "content-type": "application/json", Host: "localhost" }, multiValueHeaders: {}, queryStringParameters: null, multiValueQueryStringParameters: null, pathParameters: null, stageVariables: null, isBase64Encoded: false, requestContext: { httpMethod, path, domainName: "localhost", stage: "test" } }, context)
    await request("GET", "/cats/tom")
    await request("GET", "/cats/nobody")
    await request("GET", "/dogs")
    await request("POST", "/cats", '{"name":"Tim"}')

    const resolve = (parentTypeName, fieldName, args) => graphql({ arguments: args, identity: null, source: null, request: { headers: {}, domainName: null }, prev: null, info: { fieldName, parentTypeName, selectionSetList: [], selectionSetGraphQL: "", variables: {} }, stash: {} }, context)
    await resolve("Query", "cat", { id: "1" })
    await resolve("Mutation", "addCat", { name: "Tim" })
}
