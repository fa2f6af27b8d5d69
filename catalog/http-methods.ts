/** Methods by which routers of the express family register handlers of a path. */
export const ROUTE_METHODS = [
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "del",
    "head",
    "options",
    "all",
    "trace",
    "connect",
    "copy",
    "link",
    "unlink",
    "lock",
    "unlock",
    "merge",
    "mkactivity",
    "mkcalendar",
    "mkcol",
    "move",
    "notify",
    "propfind",
    "proppatch",
    "purge",
    "query",
    "report",
    "search",
    "source",
    "subscribe",
    "unsubscribe",
    "m-search",
] as const

/** Exports of route files of file-system routers. */
export const ROUTE_EXPORTS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const

/** Source files, as the end of a glob. */
export const SOURCE_FILES = "{js,jsx,ts,tsx,mjs,cjs,mts,cts}"
