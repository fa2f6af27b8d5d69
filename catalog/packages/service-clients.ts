import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

/** Payment, language models, mail and other services over HTTP: mostly thin around a shared `fetch`. */
export default [
    { package: "stripe", clients: created("cheap", "https://github.com/stripe/stripe-node", ["new default", "default", "new Stripe"]) },
    { package: "openai", clients: created("cheap", "https://github.com/openai/openai-node", ["new OpenAI", "new AzureOpenAI", "new OpenAIApi", "new Configuration"]), types: { default: "OpenAI", "OpenAI.OpenAI": "OpenAI" } },
    { package: "@anthropic-ai/sdk", clients: created("cheap", "https://github.com/anthropics/anthropic-sdk-typescript", ["new Anthropic"]), types: { default: "Anthropic" } },
    { package: "@google/generative-ai", clients: created("cheap", "https://github.com/google-gemini/deprecated-generative-ai-js", ["new GoogleGenerativeAI"]) },
    { package: "@google/genai", clients: created("cheap", "https://github.com/googleapis/js-genai", ["new GoogleGenAI"]) },
    { package: "@mistralai/mistralai", clients: created("cheap", "https://github.com/mistralai/client-ts", ["new Mistral", "new default"]) },
    { package: "groq-sdk", clients: created("cheap", "https://github.com/groq/groq-typescript", ["new default", "new Groq"]) },
    { package: "cohere-ai", clients: created("cheap", "https://github.com/cohere-ai/cohere-typescript", ["new CohereClient"]) },
    ...["ChatOpenAI", "OpenAI", "OpenAIEmbeddings", "AzureChatOpenAI"].map(name => langchain("openai", name)),
    langchain("anthropic", "ChatAnthropic"),
    langchain("google-genai", "ChatGoogleGenerativeAI"),
    langchain("mistralai", "ChatMistralAI"),
    langchain("groq", "ChatGroq"),
    langchain("ollama", "ChatOllama"),
    { package: "replicate", clients: created("cheap", "https://github.com/replicate/replicate-javascript", ["new default"]) },
    { package: "@octokit/rest", clients: created("cheap", "https://github.com/octokit/rest.js", ["new Octokit"]) },
    { package: "@slack/web-api", clients: created("cheap", "https://docs.slack.dev/tools/node-slack-sdk/web-api", ["new WebClient"]) },
    { package: "twilio", clients: created("agent", "https://github.com/twilio/twilio-node", ["default", "new Twilio"], "Each client has an https agent of its own: make it once.") },
    { package: "@sendgrid/mail", clients: created("cheap", "https://github.com/sendgrid/sendgrid-nodejs", ["new MailService"]) },
    { package: "resend", clients: created("cheap", "https://github.com/resend/resend-node", ["new Resend"]) },
    { package: "postmark", clients: created("cheap", "https://github.com/ActiveCampaign/postmark.js", ["new ServerClient"]) },
    { package: "mailgun.js", clients: created("cheap", "https://github.com/mailgun/mailgun.js", ["new default"]) },
    { package: "email-templates", clients: created("memory", "https://github.com/forwardemail/email-templates#usage", ["new default"], "It keeps its transport and compiled templates: make one.") },
    {
        package: "nodemailer",
        clients: [
            { name: "createTransport", why: "pool", advice: "With `pool: true` it keeps SMTP connections: make it once.", when: [{ kind: "option", argument: 0, option: "pool", equals: true }], source: "https://nodemailer.com/smtp/pooled" },
            { name: "createTransport", why: "cheap", source: "https://nodemailer.com/usage" },
        ],
    },
    { package: "imapflow", clients: created("connection", "https://imapflow.com/", ["new ImapFlow"], "Each one logs in.") },
    { package: "langfuse", clients: created("memory", "https://langfuse.com/docs/observability/sdk/typescript/overview", ["new Langfuse"], "Each one has a queue and timers: make it once.") },
    { package: "posthog-node", clients: created("memory", "https://posthog.com/docs/libraries/node", ["new PostHog"], "Each one has a queue and timers: make it once.") },
    { package: "@segment/analytics-node", clients: created("memory", "https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/node", ["new Analytics"], "Each one has a queue and timers: make it once.") },
    { package: "mixpanel", clients: created("cheap", "https://github.com/mixpanel/mixpanel-node", ["init"]) },
    { package: "launchdarkly-node-server-sdk", clients: created("connection", "https://launchdarkly.com/docs/sdk/server-side/node-js", ["init"], "It holds a stream and all flags: exactly one per process.") },
    { package: "@launchdarkly/node-server-sdk", clients: created("connection", "https://launchdarkly.com/docs/sdk/server-side/node-js", ["init"], "It holds a stream and all flags: exactly one per process.") },
    { package: "unleash-client", clients: created("connection", "https://github.com/Unleash/unleash-node-sdk", ["new Unleash", "initialize", "startUnleash"], "It polls and holds all flags: one per process.") },
] satisfies readonly PackageFacts[]

/** A model is an object around a client that is made when it is first asked; clients share the process's connections. */
function langchain(provider: string, name: string): PackageFacts {
    return { package: `@langchain/${provider}`, clients: created("cheap", "https://docs.langchain.com/oss/javascript/langchain/models", [`new ${name}`]) }
}
