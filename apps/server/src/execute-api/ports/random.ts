import type { NewIdPort } from '@fourbox/engine'
import { randomUUID } from 'node:crypto'

const poolSize = 16_384

/** Ids from random bytes that are drawn many at a time: one draw costs more than the rest of a small call. */
export function pooledIds(): NewIdPort {
  const words = new Uint32Array(poolSize / Uint32Array.BYTES_PER_ELEMENT)
  const pool = Buffer.from(words.buffer)
  let used = pool.length
  return {
    // Node keeps a pool of its own for these.
    uuid: () => randomUUID(),
    random: () => Math.random(),
    randomText: (bytes, encoding) => {
      if (used + bytes > pool.length) {
        // Names need no more than this, which costs a tenth of bytes that are fit for secrets.
        for (let at = 0; at < words.length; at++) words[at] = Math.random() * 0x1_0000_0000
        used = 0
      }
      return pool.toString(encoding, used, (used += bytes))
    },
  }
}
