import { type Fault, longest } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

/** What can be said of an API's name before it is sent. */
export function nameFaults(name: string): readonly Fault[] {
  if (name.trim() === '') return fault('name', 'Enter a name.')
  return fault('name', name.length > longest.name ? `A name has at most ${longest.name} characters.` : undefined)
}
