const two = (value: number) => String(value).padStart(2, '0')

/** A moment as ISO has it, in this browser's time zone or in UTC: `2026-11-29 14:05:38.412`. */
export function timeText(at: number, utc: boolean): string {
  const date = new Date(at)
  if (utc) return date.toISOString().replace('T', ' ').slice(0, -1)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`
}

/** The same to the second, as a field for a moment holds it: `2026-11-29 14:05:38`. */
export function fieldTime(at: number, utc: boolean): string {
  return timeText(at, utc).slice(0, 19)
}

/** The moment that such a field says, a day alone being its beginning; undefined for what says none. */
export function timeOfField(text: string, utc: boolean): number | undefined {
  const [, day, time = '00:00:00'] = /^\s*(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?\s*$/.exec(text) ?? []
  const at = day === undefined ? NaN : Date.parse(`${day}T${time}${utc ? 'Z' : ''}`)
  return Number.isNaN(at) ? undefined : at
}
