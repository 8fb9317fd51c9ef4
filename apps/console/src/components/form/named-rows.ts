import type { Fault } from '@fourbox/domain'
import { fault } from './faults.ts'

/** What only the form knows of rows that become entries of a map: in a map no name can be missing or stand twice. */
export function namedRows(field: string, rows: readonly { readonly name: string }[], what = 'row'): readonly Fault[] {
  const names = rows.map(({ name }) => name.trim())
  if (names.includes('')) return fault(field, `Every ${what} needs a name.`)
  return fault(field, new Set(names).size < names.length ? `Two ${what}s have the same name.` : undefined)
}
