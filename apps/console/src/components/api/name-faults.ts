import type { Fault } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

/** In characters. */
const longestName = 1024

/** What can be said of an API's name before it is sent. */
export function nameFaults(name: string): readonly Fault[] {
  if (name.trim() === '') return fault('name', 'Enter a name.')
  return fault('name', name.length > longestName ? `A name has at most ${longestName} characters.` : undefined)
}
