import { type Kind, type Kinds, StoreUnavailable } from '@fourbox/store'
import { expect, test } from 'vitest'
import { answerDocument, AskedDocuments } from './asked-documents.ts'

test('a worker reads through the control plane what is there, that nothing is there, and that this cannot be told', async () => {
  const get = async <K extends Kind>(_: K, key: string): Promise<Kinds[K] | undefined> => {
    if (key === 'unknown') throw new StoreUnavailable('away', 'p', new Error('gone'))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what stands there is handed on as it is
    return key === 'none' ? undefined : ({ id: key } as unknown as Kinds[K])
  }
  const asked: AskedDocuments = new AskedDocuments((question) => {
    // As messages between processes: without what is undefined.
    void answerDocument(question, { get }).then((answer) => asked.receive(JSON.parse(JSON.stringify(answer))))
  })
  const [found, none, unknown] = await Promise.allSettled(['found', 'none', 'unknown'].map((key) => asked.get('apiKey', key)))
  expect(found).toEqual({ status: 'fulfilled', value: { id: 'found' } })
  expect(none).toEqual({ status: 'fulfilled', value: undefined })
  expect(unknown).toMatchObject({ status: 'rejected' })
})
