import bcrypt from "bcrypt"

const ROUNDS = 12

export function hashPassword(password: string): string {
    return bcrypt.hashSync(password, ROUNDS)
}
