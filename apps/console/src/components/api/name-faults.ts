import { type Fault, faultsOf, judgeApiTexts, reading } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

/** What can be said of an API's name before it is sent. */
export function nameFaults(name: string): readonly Fault[] {
  if (name.trim() === '') return fault('name', 'Enter a name.')
  return faultsOf(reading((findings) => judgeApiTexts({ name }, findings)))
}
