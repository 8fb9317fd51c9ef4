import type { NewIdPort } from '@fourbox/engine'
import { randomFillSync, randomUUID } from 'node:crypto'

const poolSize = 16_384

/** Ids from random bytes that are drawn many at a time: one draw costs more than the rest of a small call. */
export function pooledIds(): NewIdPort {
  let pool = Buffer.alloc(0)
  let used = 0
  return {
    // Node keeps a pool of its own for these.
    uuid: () => randomUUID(),
    random: () => Math.random(),
    randomBytes: (size) => {
      if (used + size > pool.length) {
        // A new one each time: slices of the old one are still in somebody's hands.
        pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(poolSize, size)))
        used = 0
      }
      return pool.subarray(used, (used += size))
    },
  }
}
