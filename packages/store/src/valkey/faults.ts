import { ErrorReply } from '@redis/client'
import { NoAnswer } from '../shared/reach.ts'

/** What the first word of a refusal means. Valkey's own further words are a stranger's: they are not shown. */
const refusals: ReadonlyMap<string, string> = new Map([
  ['NOAUTH', 'it asks for a password'],
  ['WRONGPASS', 'it does not know the user and the password'],
  ['NOPERM', 'it does not let this user do what is needed'],
  ['READONLY', 'it is a replica that takes no writes'],
  ['OOM', 'its memory is full'],
  ['LOADING', 'it is reading its data'],
  ['MISCONF', 'it cannot save to its disk, and takes no writes'],
  ['MASTERDOWN', 'it has lost its primary'],
  ['NOREPLICAS', 'it has too few replicas'],
  ['BUSY', 'another script keeps it busy'],
  ['MOVED', 'it is part of a cluster, which is not supported'],
  ['WRONGTYPE', 'something else stands under a key of Fourbox'],
])

/** What is wrong with a Valkey, for its owner. */
export function valkeysFault(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return valkeysFault(error.errors[0])
  if (error instanceof NoAnswer) return error.message
  if (!(error instanceof Error)) return 'it answered something that was not asked for'
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]{2,60}$/.test(error.code)) return error.code
  const word = firstWordOf(error)
  return refusals.get(word) ?? (word === '' ? 'the connection broke' : `it answered ${word}`)
}

/** Whether it is not there, or refuses whatever it is asked: what a script of ours does wrong, or what is wrong in this process, is neither. */
export function isAbsence(error: unknown): boolean {
  if (error instanceof ErrorReply) return refusals.has(firstWordOf(error)) || !error.message.includes('user_script')
  return error instanceof Error && !bugs.some((bug) => error instanceof bug)
}

const bugs = [TypeError, RangeError, ReferenceError, SyntaxError]

function firstWordOf({ message }: Error): string {
  return /^-?([A-Z]{2,20})\b/.exec(message)?.[1] ?? ''
}

/** Whether Valkey has forgotten a script, as it does when it starts anew. */
export function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT')
}
