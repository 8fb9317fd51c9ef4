import { expect, test } from 'vitest'
import { trialFunction } from '../../testing/trial-lambda.ts'
import { deleteTestEvent, putTestEvent, testEvents } from './test-events.ts'

test('events are kept beside the function, replaced by name, and go with it', async () => {
  const { context, done, call } = await trialFunction()
  await putTestEvent(context, { name: 'f', event: 'one' }, '{"a":1}')
  await putTestEvent(context, { name: 'f', event: '__proto__' }, '[]')
  await putTestEvent(context, { name: 'f', event: 'one' }, '{"a":2}')
  expect(await testEvents(context, 'f')).toEqual([
    { name: 'one', payload: '{"a":2}' },
    { name: '__proto__', payload: '[]' },
  ])
  await deleteTestEvent(context, { name: 'f', event: 'one' })
  expect(await testEvents(context, 'f')).toEqual([{ name: '__proto__', payload: '[]' }])
  expect(await done('GET', '/2015-03-31/functions/f/configuration')).not.toHaveProperty('testEvents')
  await call('DELETE', '/2015-03-31/functions/f')
  await expect(testEvents(context, 'f')).rejects.toThrow('Function not found: arn:aws:lambda:us-east-1:000000000000:function:f')
})

test.each([
  ['a name with a slash', 'a/b', '{}', 'The name of a test event'],
  ['what is no JSON', 'a', '{', 'A test event is JSON'],
])('%s is refused', async (_what, event, payload, message) => {
  const { context } = await trialFunction()
  await expect(putTestEvent(context, { name: 'f', event }, payload)).rejects.toThrow(message)
})
