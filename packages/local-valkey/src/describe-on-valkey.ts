import { afterAll, beforeAll, describe } from 'vitest'
import { type LocalValkey, type LocalValkeyOptions, noValkey, startLocalValkey } from './local-valkey.ts'

/**
 * Tests on a Valkey of their own, which is started when the first of them runs; where none is installed they are skipped, and
 * their title says why.
 * @param options asked when it starts
 */
export function describeOnValkey(title: string, describeTests: (server: () => LocalValkey) => void, options: () => LocalValkeyOptions = () => ({})): void {
  describe.skipIf(noValkey !== undefined)(`${title}${noValkey === undefined ? '' : `: ${noValkey}`}`, () => {
    let started: LocalValkey | undefined
    beforeAll(async () => {
      started = await startLocalValkey(options())
    })
    afterAll(() => started?.stop())
    describeTests(() => {
      if (!started) throw new Error('Valkey runs while tests do')
      return started
    })
  })
}
