/** Names of options and variables that say on whose behalf a client works. */
export const CREDENTIALS = /^(?:auth|login|user(?:name)?|password|pass|session)$|credentials?$|token$|secret$|(?:api|access|secret)_?key(?:_?id)?$|key_?file(?:_?name)?$/i

/** Names of options that say with whom a client talks. */
export const TARGETS = /^(?:address|connection|database_?url|dsn|endpoint|host(?:name)?|node|server|socket|ur[il])$|connection_?string$/i

/** Methods by which a client is given up: what is shared stays open. */
export const CLOSES = /^(?:close|end|quit|disconnect|destroy|release|terminate|shutdown|\$disconnect)$/

/** Functions that give up the client that they are given: `shutdownClient(client)`. */
export const CLOSES_GIVEN = /^(?:close|quit|disconnect|destroy|release|terminate|shutdown)(?![a-z])/
