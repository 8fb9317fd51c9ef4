const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** The order of names as people count: team-2 before team-10. */
export function naturally(one: string, other: string): number {
  return natural.compare(one, other)
}
