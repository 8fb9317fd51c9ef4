import type { ReachListener } from '@fourbox/store'
import { expect, test } from 'vitest'
import { watchDatabase } from './database-watch.ts'

test('a database is back once all is known that changed meanwhile, and not when it went away again before', async () => {
  const told: unknown[] = []
  const asked: PromiseWithResolvers<void>[] = []
  let listener: ReachListener | undefined
  const current = () => {
    const answer = Promise.withResolvers<void>()
    asked.push(answer)
    return answer.promise
  }
  watchDatabase({ onReach: (given) => (listener = given), current }, { place: 'the database', tell: (away) => told.push(away?.why) })
  listener?.onBack()
  expect(asked).toEqual([])
  listener?.onAway('refused')
  listener?.onBack()
  listener?.onAway('refused again')
  listener?.onBack()
  asked[0]?.resolve()
  await Promise.resolve()
  expect(told).toEqual(['refused', 'refused again'])
  asked[1]?.resolve()
  await expect.poll(() => told).toEqual(['refused', 'refused again', undefined])
})
