import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const GOOGLE = "https://docs.cloud.google.com/nodejs/docs/reference"
const AZURE = "https://learn.microsoft.com/en-us/javascript/api/overview/azure"
const ADVICE = "Each client resolves credentials and opens connections of its own. Make it once and share it."

/** Client classes by package: all of them authenticate and keep connections. */
const GOOGLE_CLIENTS: Readonly<Record<string, readonly string[]>> = {
    "@google-cloud/aiplatform": ["new PredictionServiceClient", "new v1.PredictionServiceClient", "new EndpointServiceClient"],
    "@google-cloud/bigquery": ["new BigQuery"],
    "@google-cloud/bigtable": ["new Bigtable"],
    "@google-cloud/datastore": ["new Datastore"],
    "@google-cloud/documentai": ["new DocumentProcessorServiceClient"],
    "@google-cloud/error-reporting": ["new ErrorReporting"],
    "@google-cloud/firestore": ["new Firestore"],
    "@google-cloud/kms": ["new KeyManagementServiceClient"],
    "@google-cloud/language": ["new LanguageServiceClient"],
    "@google-cloud/logging": ["new Logging"],
    "@google-cloud/monitoring": ["new MetricServiceClient"],
    "@google-cloud/pubsub": ["new PubSub"],
    "@google-cloud/run": ["new ServicesClient", "new JobsClient"],
    "@google-cloud/secret-manager": ["new SecretManagerServiceClient"],
    "@google-cloud/spanner": ["new Spanner"],
    "@google-cloud/speech": ["new SpeechClient"],
    "@google-cloud/storage": ["new Storage"],
    "@google-cloud/tasks": ["new CloudTasksClient"],
    "@google-cloud/text-to-speech": ["new TextToSpeechClient"],
    "@google-cloud/translate": ["new TranslationServiceClient", "new v2.Translate", "new v3.TranslationServiceClient"],
    "@google-cloud/vertexai": ["new VertexAI"],
    "@google-cloud/vision": ["new ImageAnnotatorClient"],
    "google-auth-library": ["new GoogleAuth", "new JWT"],
    "@google-analytics/data": ["new BetaAnalyticsDataClient"],
}

const AZURE_CLIENTS: Readonly<Record<string, readonly string[]>> = {
    "@azure/cosmos": ["new CosmosClient"],
    "@azure/data-tables": ["new TableClient", "new TableServiceClient", "TableClient.fromConnectionString"],
    "@azure/event-hubs": ["new EventHubProducerClient", "new EventHubConsumerClient"],
    "@azure/identity": ["new DefaultAzureCredential", "new ClientSecretCredential", "new ManagedIdentityCredential", "new ChainedTokenCredential", "new WorkloadIdentityCredential"],
    "@azure/keyvault-secrets": ["new SecretClient"],
    "@azure/keyvault-keys": ["new KeyClient"],
    "@azure/msal-node": ["new ConfidentialClientApplication"],
    "@azure/search-documents": ["new SearchClient", "new SearchIndexClient"],
    "@azure/service-bus": ["new ServiceBusClient", "new ServiceBusAdministrationClient"],
    "@azure/storage-blob": ["new BlobServiceClient", "BlobServiceClient.fromConnectionString"],
    "@azure/storage-file-share": ["new ShareServiceClient", "ShareServiceClient.fromConnectionString"],
    "@azure/storage-queue": ["new QueueServiceClient", "QueueServiceClient.fromConnectionString"],
}

export default [
    ...Object.entries(GOOGLE_CLIENTS).map(([name, ways]): PackageFacts => ({ package: name, clients: created("credentials", GOOGLE, ways, ADVICE) })),
    ...Object.entries(AZURE_CLIENTS).map(([name, ways]): PackageFacts => ({ package: name, clients: created("credentials", AZURE, ways, ADVICE) })),
    // Derived clients share the pipeline of the one they come from.
    { package: "@azure/storage-blob", clients: created("cheap", AZURE, ["new BlobClient", "new BlockBlobClient", "new ContainerClient"]) },
    {
        package: "@google-cloud/pubsub",
        handlers: [{ kind: "argument", role: "job", on: "Subscription", methods: ["on"], events: ["message"], from: 1, source: `${GOOGLE}/pubsub/latest/pubsub/subscription` }],
        signatures: [
            { name: "PubSub.subscription", returns: "Subscription" },
            { name: "PubSub.topic", returns: "Topic" },
            { name: "Topic.subscription", returns: "Subscription" },
        ],
    },
    {
        package: "@google-cloud/firestore",
        reachesOut: true,
        handlers: [{ kind: "argument", on: "Query", methods: ["onSnapshot"], from: 0, source: `${GOOGLE}/firestore/latest/firestore/query` }],
        signatures: [
            { name: "Firestore.collection", returns: "Query" },
            { name: "Firestore.collectionGroup", returns: "Query" },
            { name: "Firestore.doc", returns: "Query" },
            { name: "Query.doc", returns: "Query" },
            { name: "Query.where", returns: "this" },
            { name: "Query.orderBy", returns: "this" },
            { name: "Query.limit", returns: "this" },
            { name: "Firestore.runTransaction", returns: "callback 0" },
        ],
    },
    {
        package: "firebase-admin",
        // A second `initializeApp` of the same name throws, so guards are around it everywhere.
        clients: created("credentials", "https://firebase.google.com/docs/admin/setup", ["initializeApp"], "Once per process; a second one of the same name throws."),
        signatures: [{ name: "firestore", returns: "@google-cloud/firestore#Firestore" }],
    },
    { package: "googleapis", clients: [...created("credentials", "https://github.com/googleapis/google-api-nodejs-client", ["new google.auth.GoogleAuth", "new google.auth.JWT"], ADVICE), ...created("cheap", "https://github.com/googleapis/google-api-nodejs-client", ["new google.auth.OAuth2", "google.drive", "google.sheets", "google.calendar", "google.gmail"])] },
    {
        package: "@azure/service-bus",
        handlers: [{ kind: "option", role: "job", on: "ServiceBusReceiver", methods: ["subscribe"], argument: 0, properties: ["processMessage", "processError"], source: AZURE }],
        signatures: [{ name: "ServiceBusClient.createReceiver", returns: "ServiceBusReceiver" }, { name: "ServiceBusClient.acceptSession", returns: "ServiceBusReceiver" }],
    },
    {
        package: "@azure/event-hubs",
        handlers: [{ kind: "option", role: "job", on: "EventHubConsumerClient", methods: ["subscribe"], argument: 0, properties: ["processEvents", "processError", "processInitialize", "processClose"], source: AZURE }, { kind: "option", role: "job", on: "EventHubConsumerClient", methods: ["subscribe"], argument: 1, properties: ["processEvents", "processError"], source: AZURE }],
    },
    { package: "@azure/storage-blob", signatures: [{ name: "BlobServiceClient.fromConnectionString", returns: "BlobServiceClient" }] },
] satisfies readonly PackageFacts[]
