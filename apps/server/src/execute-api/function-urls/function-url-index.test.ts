import { type FunctionUrl, functionUrlKey } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { trialStore } from '../../testing/trial-store.ts'
import { FunctionUrlIndex } from './function-url-index.ts'

const url = (functionName: string, urlId: string): FunctionUrl => ({ urlId, functionName, authType: 'NONE', createdAt: 1, lastModified: 1 })

test('holds every address, and of a function whose address was made anew the newer one alone', async () => {
  const { documents } = await trialStore()
  const [first, second] = [functionUrlKey('first'), functionUrlKey('second')]
  await documents.insert('functionUrl', first, url('first', 'a'))
  await documents.insert('functionUrl', second, url('second', 'b'))
  const index = new FunctionUrlIndex(documents)
  await index.loadAll()
  await documents.delete('functionUrl', first)
  await documents.insert('functionUrl', first, url('first', 'c'))
  expect(['a', 'b', 'c'].map((id) => index.find(id)?.functionName)).toEqual(['first', 'second', undefined])
  await index.refresh(first)
  expect(['a', 'b', 'c'].map((id) => index.find(id)?.functionName)).toEqual([undefined, 'second', 'first'])
  await documents.delete('functionUrl', second)
  await index.refresh(second)
  expect(index.find('b')).toBeUndefined()
})
