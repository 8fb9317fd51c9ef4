import { afterAll, beforeAll, describe } from 'vitest'
import { type LocalValkey, noValkey, startLocalValkey } from './local-valkey.ts'

/**
 * Tests on a Valkey of their own, which is started when the first of them runs; where none is installed they are skipped, and
 * their title says why.
 */
export function describeOnValkey(title: string, describeTests: (server: () => LocalValkey) => void): void {
  describe.skipIf(noValkey !== undefined)(`${title}${noValkey === undefined ? '' : `: ${noValkey}`}`, () => {
    let started: LocalValkey | undefined
    beforeAll(async () => {
      started = await startLocalValkey()
    })
    afterAll(() => started?.stop())
    describeTests(() => {
      if (!started) throw new Error('Valkey runs while tests do')
      return started
    })
  })
}
