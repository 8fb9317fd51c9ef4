import { randomBytes } from 'node:crypto'
import { badRequest } from '../protocol/errors.ts'

/** @throws BadRequestException for a value that is no secret or no header. */
export function checkValue(value: string): string {
  if (value.length < 20) throw badRequest('API Key value should be at least 20 characters')
  if (value.length > 128) throw badRequest('API Key value exceeds maximum size of 128 characters')
  return value
}

export function checkName(name: string): string {
  if (name.length > 1024) throw badRequest('Invalid API Key name, can be at most 1024 characters.')
  return name
}

export function checkDescription(description: string): string {
  if (description.length > 125_000) throw badRequest('Invalid API Key description specified.')
  return description
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A generated value has 40 letters and digits. */
export function makeValue(): string {
  let value = ''
  while (value.length < 40) {
    for (const byte of randomBytes(64)) {
      // 248 = 4 * 62: refusing the rest keeps every character equally likely.
      if (byte < 248 && value.length < 40) value += alphabet.charAt(byte % 62)
    }
  }
  return value
}
