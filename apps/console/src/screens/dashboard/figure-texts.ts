/** Milliseconds as short as they can be read: `0.42 ms`, `12.3 ms`, `214 ms`, `1.52 s`. */
export function millisText(millis: number | undefined): string {
  if (millis === undefined) return '–'
  if (millis >= 1000) return `${(millis / 1000).toFixed(2)} s`
  return `${millis.toFixed(millis < 1 ? 2 : millis < 100 ? 1 : 0)} ms`
}

const whole = new Intl.NumberFormat()

/** A count with separators: `1,612`. */
export function countText(count: number): string {
  return whole.format(count)
}

/** `2.5 %`; a dash where there is nothing to be a part of. */
export function shareText(part: number, of: number): string {
  return of === 0 ? '–' : `${((part / of) * 100).toFixed(1)} %`
}

const seconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const minutes = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const days = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
const day = 86_400_000

/** A moment of a time line, with no more than tells it from the others. */
export function momentText(at: number, stepInSeconds: number, lengthInMillis: number): string {
  if (lengthInMillis > day) return days.format(at)
  return (stepInSeconds < 60 ? seconds : minutes).format(at)
}

/** How much time one point is: `5 seconds`, `1 minute`, `2 hours`. */
export function stepText(stepInSeconds: number): string {
  const [size, name] = stepInSeconds % 3600 === 0 ? [3600, 'hour'] : stepInSeconds % 60 === 0 ? [60, 'minute'] : [1, 'second']
  const count = stepInSeconds / size
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
