import { expect, test } from 'vitest'
import { nodeCode, trialFunction } from '../../../testing/trial-lambda.ts'
import { sweepArchives } from './sweep-archives.ts'

const functions = '/2015-03-31/functions'

test('a zip stays while a function, its old code, a version or a layer uses it, then it goes', async () => {
  const { done, context, settle } = await trialFunction('export const handler = async () => 1')
  const kept = async () => {
    // What was kept since the last sweep is left alone once.
    for (let times = 0; times < 2; times++) await sweepArchives(context)
    return (await context.blobs.keys('')).length
  }
  expect(await kept()).toBe(1)
  await done('PUT', `${functions}/f/code`, { ZipFile: await nodeCode('export const handler = async () => 2') })
  expect(await kept()).toBe(2)
  settle()
  await done('PUT', `${functions}/f/configuration`, { Timeout: 4 })
  expect(await kept()).toBe(1)
  settle()
  await done('POST', `${functions}/f/versions`, {})
  await done('PUT', `${functions}/f/code`, { ZipFile: await nodeCode('export const handler = async () => 3') })
  settle()
  await done('PUT', `${functions}/f/configuration`, { Timeout: 5 })
  expect(await kept()).toBe(2)
  await done('DELETE', `${functions}/f`)
  expect(await kept()).toBe(0)
})

test('a zip that a call has just kept is not swept before the function is written', async () => {
  const { context } = await trialFunction()
  context.archivesInHand.add('in hand')
  await context.blobs.put('function-archive/in hand', new Uint8Array())
  await sweepArchives(context)
  expect(await context.blobs.keys('function-archive/in')).toHaveLength(1)
  await sweepArchives(context)
  expect(await context.blobs.keys('function-archive/in')).toHaveLength(0)
})
