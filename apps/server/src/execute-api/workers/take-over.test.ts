import type { FlushedCache } from '@fourbox/domain'
import { cacheScope } from '@fourbox/engine'
import { expect, test } from 'vitest'
import { takeOver } from './take-over.ts'

const flushed: FlushedCache = { restApiId: 'api', stageName: 'prod', cache: 'responses', flushedAt: 1 }

test.each([
  ['stage', 'api/prod', 'stage api/prod'],
  ['account', 'account', 'all stages'],
  ['apiKey', 'k1', 'key k1'],
  ['accessKey', 'AKIA1', 'access key AKIA1'],
  ['usagePlan', 'p1', 'plan p1'],
  ['domainName', 'd.example', 'domains'],
  ['functionUrl', 'f:', 'url f:'],
  ['flushedCache', 'api/prod/responses', `cache ${cacheScope('responses', 'api', 'prod')}`],
] as const)('a change of a %s is taken over once it has been read, and not before', async (kind, id, expected) => {
  const reading = Promise.withResolvers<void>()
  const read: string[] = []
  const reads = async (what: string) => {
    read.push(what)
    await reading.promise
    return undefined
  }
  let isTakenOver = false
  const done = takeOver({ kind, id }, keptBy(reads)).then(() => (isTakenOver = true))
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  expect([read, isTakenOver]).toEqual([[expected], false])
  reading.resolve()
  await done
})

test.each([
  ['function', 'f'],
  ['functionVersion', 'f:3'],
] as const)('at a change of a %s what was borrowed of the function goes back', async (kind, id) => {
  const read: string[] = []
  await takeOver(
    { kind, id },
    keptBy(async (what) => void read.push(what)),
  )
  expect(read).toEqual(['function f'])
})

function keptBy(reads: (what: string) => Promise<undefined>): Parameters<typeof takeOver>[1] {
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one kind of document that is read here
    documents: { get: async () => flushed as never },
    stages: { refresh: (key) => reads(`stage ${key}`), refreshAll: () => reads('all stages') },
    apiKeys: { refreshKey: (key) => reads(`key ${key}`), refreshPlan: (plan) => reads(`plan ${plan}`) },
    accessKeys: { refresh: (key) => reads(`access key ${key}`) },
    domains: { loadAll: () => reads('domains') },
    functionUrls: { refresh: (key) => reads(`url ${key}`) },
    cache: { flush: (scope) => reads(`cache ${scope}`) },
    borrowed: { changed: (name) => void reads(`function ${name}`) },
  }
}
