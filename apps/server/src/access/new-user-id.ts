import { randomBytes } from 'node:crypto'

/** In the form of IAM's. */
export function newUserId(): string {
  return `AIDA${randomBytes(9).toString('hex').toUpperCase().slice(0, 17)}`
}
