import { expect, test } from 'vitest'
import { trialLambda } from '../../testing/trial-lambda.ts'
import { functionsWhenNeeded } from './functions-when-needed.ts'

async function trial() {
  const { functions } = (await trialLambda()).context
  const openings: number[] = []
  const open = async () => {
    openings.push(openings.length)
    if (openings.length === 1 && failing.first) throw new Error('no room')
    return functions
  }
  const failing = { first: false }
  return { openings, failing, functions: functionsWhenNeeded(open) }
}

test('nothing is opened for a look at what runs, nor by the end of a server that called nothing', async () => {
  const { openings, functions } = await trial()
  expect(functions.environments()).toEqual([])
  functions.discard('arn:aws:lambda:us-east-1:000000000000:function:f')
  await functions.close()
  expect(openings).toEqual([])
  await expect(functions.keepArchive(new Uint8Array())).rejects.toThrow('Fourbox is about to end.')
})

test('two that need it at once open it once, and what was refused once is tried again', async () => {
  const { openings, functions, failing } = await trial()
  failing.first = true
  await expect(functions.prepare()).rejects.toThrow('no room')
  await Promise.all([functions.prepare(), functions.prepare()])
  expect(openings).toEqual([0, 1])
})
