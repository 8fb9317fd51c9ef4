const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** A moment as a person of this browser's language reads it. */
export function dateTime(moment: Date | undefined): string {
  return moment === undefined ? '–' : format.format(moment)
}

const shortFormat = { month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
const thisYear = new Intl.DateTimeFormat(undefined, shortFormat)
const anyYear = new Intl.DateTimeFormat(undefined, { ...shortFormat, year: 'numeric' })

/** A moment where there is little room: without the year that it is now. */
export function shortTime(moment: Date): string {
  return formatFor(moment).format(moment)
}

/** From one moment to another, what both have in common told once. */
export function timeSpan(from: Date, until: Date): string {
  return formatFor(from).formatRange(from, until)
}

function formatFor(moment: Date): Intl.DateTimeFormat {
  return moment.getFullYear() === new Date().getFullYear() ? thisYear : anyYear
}
