import type { PackageFacts } from "../entry.ts"
import { ROUTE_EXPORTS, SOURCE_FILES } from "../http-methods.ts"

const DOCS = "https://nextjs.org/docs"
const APP_FILES = `{src/,}app/**`
/** What a folder of the App Router may hold besides its page. */
const BESIDE_PAGES = ["layout", "template", "default", "loading", "error", "not-found", "forbidden", "unauthorized", "global-error", "global-not-found"]
const APP_URLS = { below: "{src/,}app", index: ["page", "route"], beside: BESIDE_PAGES }
const PAGE_URLS = { below: "{src/,}pages", index: ["index"] }
const PAGE_FILES = `{src/,}pages/**/*.${SOURCE_FILES}`

export default {
    package: "next",
    handlers: [
        { kind: "file", files: [`${APP_FILES}/route.${SOURCE_FILES}`], exports: ROUTE_EXPORTS, as: "route", urls: APP_URLS, parameters: ["NextRequest", null], source: `${DOCS}/app/api-reference/file-conventions/route` },
        {
            kind: "file",
            // The App Router's root has its files in `app` itself.
            files: [`${APP_FILES}/{page,${BESIDE_PAGES.join(",")}}.${SOURCE_FILES}`],
            exports: ["default", "generateMetadata", "generateViewport"],
            unlessDirective: "use client",
            as: "page",
            urls: APP_URLS,
            source: `${DOCS}/app/getting-started/server-and-client-components`,
        },
        {
            kind: "file",
            files: [`${APP_FILES}/{opengraph-image,twitter-image,icon,apple-icon,sitemap,robots,manifest}*.${SOURCE_FILES}`],
            exports: ["default", "generateImageMetadata", "generateSitemaps"],
            as: "page",
            urls: APP_URLS,
            source: `${DOCS}/app/api-reference/file-conventions/metadata`,
        },
        { kind: "file", files: [`{src/,}pages/api/**/*.${SOURCE_FILES}`], exports: ["default"], as: "route", urls: PAGE_URLS, parameters: ["NextApiRequest", "NextApiResponse"], source: `${DOCS}/pages/building-your-application/routing/api-routes` },
        { kind: "file", files: [PAGE_FILES], exports: ["getServerSideProps", "default.getInitialProps"], as: "page", urls: PAGE_URLS, parameters: ["GetServerSidePropsContext"], source: `${DOCS}/pages/building-your-application/data-fetching/get-server-side-props` },
        { kind: "file", files: [`{src/,}middleware.${SOURCE_FILES}`], exports: ["default", "middleware"], as: "middleware", parameters: ["NextRequest", null], source: `${DOCS}/15/app/api-reference/file-conventions/middleware` },
        { kind: "file", files: [`{src/,}proxy.${SOURCE_FILES}`], exports: ["default", "proxy"], as: "middleware", parameters: ["NextRequest", null], versions: ">=16", source: `${DOCS}/app/api-reference/file-conventions/proxy` },
        { kind: "file", files: [`{src/,}instrumentation.${SOURCE_FILES}`], exports: ["onRequestError"], source: `${DOCS}/app/api-reference/file-conventions/instrumentation` },
        { kind: "directive", directive: "use server", as: "procedure", source: `${DOCS}/app/api-reference/directives/use-server` },
        { kind: "argument", methods: ["after", "unstable_after"], from: 0, source: `${DOCS}/app/api-reference/functions/after` },
    ],
    signatures: [
        { name: "default", returns: "NextServer" },
        { name: "NextServer.getRequestHandler", returns: "RequestHandler" },
        // The function that comes back runs the argument, now and then.
        { name: "unstable_cache", returns: "argument 0", source: `${DOCS}/app/api-reference/functions/unstable_cache` },
    ],
    types: { "GetServerSidePropsContext.req": "node:http#IncomingMessage", "GetServerSidePropsContext.res": "node:http#ServerResponse" },
    functionTypes: {
        NextApiHandler: ["NextApiRequest", "NextApiResponse"],
        GetServerSideProps: ["GetServerSidePropsContext"],
        NextMiddleware: ["NextRequest", null],
    },
    extends: { NextApiRequest: "node:http#IncomingMessage", NextApiResponse: "node:http#ServerResponse", NextRequest: "global#Request" },
    requestData: ["NextApiRequest.body", "NextApiRequest.query"],
} satisfies PackageFacts
