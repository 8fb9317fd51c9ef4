const two = (value: number) => String(value).padStart(2, '0')

/** A moment as ISO has it, in this browser's time zone or in UTC: `2026-11-29 14:05:38.412`. */
export function timeText(at: number, utc: boolean): string {
  const date = new Date(at)
  if (utc) return date.toISOString().replace('T', ' ').slice(0, -1)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** What a field for date and time holds: `2026-11-29T14:05:38`. */
export function fieldTime(at: number, utc: boolean): string {
  return timeText(at, utc).slice(0, 19).replace(' ', 'T')
}

/** The moment that such a field says; undefined for an empty one. */
export function timeOfField(text: string, utc: boolean): number | undefined {
  const at = Date.parse(utc && text !== '' ? `${text}Z` : text)
  return Number.isNaN(at) ? undefined : at
}
