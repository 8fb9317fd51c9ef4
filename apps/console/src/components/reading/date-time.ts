const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** A moment as a person of this browser's language reads it. */
export function dateTime(moment: Date | undefined): string {
  return moment === undefined ? '–' : format.format(moment)
}
