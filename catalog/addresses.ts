import type { ApiName } from "./entry.ts"

const IN_ADDRESS = /\.(?:query|querystring|url|originalUrl)\b|#@Query\b/

/**
 * Whether data of a request stands in its address, by the name of the data. Such data is short:
 * Node's HTTP parser takes 16 KiB of headers, with the address, unless told otherwise.
 *
 * @see https://nodejs.org/api/cli.html#--max-http-header-sizesize
 */
export function isInAddress(data: ApiName): boolean {
    return IN_ADDRESS.test(data)
}
