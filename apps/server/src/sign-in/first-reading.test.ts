import { expect, onTestFinished, test } from 'vitest'
import { trialStore } from '../testing/trial-store.ts'
import { strictMode } from './strict-mode.ts'

test('a key that is deleted while all keys are read for the first time opens nothing', async () => {
  const { documents } = await trialStore()
  const id = 'AKIDTRIAL'
  await documents.insert('accessKey', id, { accessKeyId: id, secretAccessKey: 'secret', createdAt: 1 })
  const [reached, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const asked = Promise.withResolvers<void>()
  const slow: typeof documents = {
    ...documents,
    list: async (kind, page) => {
      const slice = await documents.list(kind, page)
      if (kind === 'accessKey') asked.resolve()
      await arrived.promise
      return slice
    },
  }
  const strict = await strictMode({ documents: slow, configured: new Map(), secret: 'secret', reached: reached.promise })
  onTestFinished(strict.close)
  expect(strict.findKey(id)).toBeUndefined()
  reached.resolve()
  await asked.promise
  await documents.delete('accessKey', id)
  const changed = strict.changed('accessKey', id)
  arrived.resolve()
  await changed
  expect(strict.findKey(id)).toBeUndefined()
})
