import type { EpochMillis } from '@fourbox/domain'
import { lastRemembered } from '../content/remembered.ts'

/** `21/Nov/2026:07:34:19 +0000`, the form of `$context.requestTime`. */
export function formatRequestTime(at: EpochMillis): string {
  return requestTimeOf(Math.floor(at / 1000))
}

/** `Sat, 21 Nov 2026 07:34:19 GMT`, the form of a Date header. */
export function formatHeaderDate(at: EpochMillis): string {
  return headerDateOf(Math.floor(at / 1000))
}

/** All calls of a second have the same. */
const requestTimeOf = lastRemembered((seconds: number) => {
  const date = new Date(seconds * 1000)
  return `${pad(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${clockTime(date)} +0000`
})

const headerDateOf = lastRemembered((seconds: number) => new Date(seconds * 1000).toUTCString())

/** `Sat Nov 21 07:34:19 UTC 2026`, the form of the Test tab's log. */
export function formatLogTime(at: EpochMillis): string {
  const date = new Date(at)
  return `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${pad(date.getUTCDate())} ${clockTime(date)} UTC ${date.getUTCFullYear()}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function clockTime(date: Date): string {
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
