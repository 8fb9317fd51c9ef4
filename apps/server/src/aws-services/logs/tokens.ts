import { createHash } from 'node:crypto'
import type { EpochMillis } from '@fourbox/domain'
import type { LogPosition } from '@fourbox/store'
import { invalidToken } from './errors.ts'

/** Where a page ends, and of what list: the token of another list is foreign. */
const digits = { at: 16, sequence: 20, list: 20 }

/** 56 digits of a position in a list that these texts name. */
export function positionToken({ at, sequence }: LogPosition, list: readonly string[]): string {
  return pad(at, digits.at) + pad(sequence, digits.sequence) + nameOf(list)
}

/** @throws ServiceError for a token of another list, and for anything else that is none of ours */
export function readPositionToken(token: string, list: readonly string[]): LogPosition {
  const [, at, sequence, name] = /^(\d{16})(\d{20})(\d{20})$/.exec(token) ?? []
  if (name === undefined || name !== nameOf(list)) throw invalidToken()
  return { at: Number(at), sequence: Number(sequence) }
}

/** Unique and lasting: clients know by it what they have seen. */
export function eventId({ at, sequence }: LogPosition): string {
  return pad(at, digits.at) + pad(sequence, digits.sequence + digits.list)
}

/** What PutLogEvents answers as the next token, which nobody asks for any more. */
export function sequenceToken(at: EpochMillis): string {
  return `49${pad(at, 54)}`
}

function nameOf(list: readonly string[]): string {
  const hash = createHash('sha256').update(list.join('\n')).digest()
  return pad(hash.readBigUInt64BE(), digits.list)
}

function pad(value: number | bigint, length: number): string {
  return String(value).padStart(length, '0')
}
