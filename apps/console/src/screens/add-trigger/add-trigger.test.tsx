import { expect, test } from 'vitest'
import { checkTrigger } from './add-trigger.ts'
import { firstDraft, type TriggerDraft } from './trigger-draft.ts'

const fields = (changes: Partial<TriggerDraft>) => checkTrigger({ ...firstDraft('orders'), ...changes }).faults.map(({ field }) => field)

test.each<Partial<TriggerDraft>>([{}, { stageName: 'blue-green' }, { path: '/' }, { path: '/orders/{id}/{rest+}' }, { api: 'existing', restApiId: 'abc' }])(
  'a trigger with %j can be added, as the operations take it',
  (changes) => {
    expect(fields(changes)).toEqual([])
  },
)

test.each<[Partial<TriggerDraft>, field: string]>([
  [{ stageName: '' }, 'stageName'],
  [{ stageName: 'a b' }, 'stageName'],
  [{ path: 'orders' }, 'path'],
  [{ path: '/orders/' }, 'path'],
  [{ path: '/two words' }, 'path'],
  [{ path: '/{rest+}/more' }, 'path'],
  [{ apiName: ' ' }, 'name'],
  [{ apiName: 'x'.repeat(1025) }, 'name'],
  [{ api: 'existing' }, 'restApiId'],
])('a trigger with %j is said to be none before anything is made', (changes, field) => {
  expect(fields(changes)).toEqual([field])
})
