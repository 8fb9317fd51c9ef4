import { randomFillSync } from 'node:crypto'

/** Random bytes are asked for in bulk: by themselves they cost half of a warm invocation. */
const pool = Buffer.alloc(8000)
let used = pool.length
const idLength = 20

/** A trace header as Lambda makes one for a call that brings none: `Root=1-{seconds}-{24 hex digits};Parent={16};Sampled=0`. */
export function newTraceId(now: number): string {
  if (used + idLength > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const id = pool.toString('hex', used, used + idLength)
  used += idLength
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')
  return `Root=1-${seconds}-${id.slice(0, 24)};Parent=${id.slice(24)};Sampled=0`
}
