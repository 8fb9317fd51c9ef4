import { type Fault, faultsOf, type Reading } from '@fourbox/domain'

/** What is found out about a draft before it is sent. */
export interface Found {
  /** What keeps it from being sent. */
  readonly faults: readonly Fault[]
  /** What is taken and will not do what was meant. */
  readonly warnings: readonly Fault[]
}

export const nothingFound: Found = { faults: [], warnings: [] }

/** What the readers of domain find, and what only the form can know: rows without a name, a choice that has not been made. */
export function found(own: readonly Fault[], ...readings: readonly Reading<unknown>[]): Found {
  return {
    faults: [...own, ...readings.flatMap(faultsOf)],
    warnings: readings.flatMap((one) => ('faults' in one ? [] : one.warnings)),
  }
}

/** A fault of the form's own, where there is one. */
export function fault(field: string, text: string | undefined): readonly Fault[] {
  return text === undefined ? [] : [{ field, text }]
}

/** Whether a fault belongs to a field: to itself, or to an entry of it (`requestTemplates.text/plain` to `requestTemplates`). */
export function isWithin(field: string, place: string): boolean {
  return field === place || field.startsWith(`${place}.`)
}
