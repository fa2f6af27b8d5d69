export default async fastify => {
    fastify.register(async inner => {
        inner.get("/inner", () => "inner")
    })
    fastify.setReplySerializer(payload => JSON.stringify(payload))
    fastify.setSchemaErrorFormatter(errors => new Error(`formatted ${errors.length}`))
    fastify.setValidatorCompiler(() => {
        const validate = data => data.valid === true
        validate.errors = [{ message: "never" }]
        return validate
    })
    fastify.post("/never", { schema: { body: {} } }, async () => "never")
    fastify.all("/any", async () => ({ any: true }))
}
