/**
 * The user's mistake: a wrong option, a broken configuration, a folder that is not there. The CLI
 * prints the message without a stack and exits with 2; everything else that is thrown is a bug of ours.
 * A message says where, what was found, and what to write instead.
 */
export class UserError extends Error {
    override readonly name = "UserError"
}
