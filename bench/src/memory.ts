import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { GetResourcesCommand, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway'
import { startChild } from './data-plane/child.ts'
import { memoryOfAll } from './memory/process-memory.ts'
import { callPath, deployRegional, type Product, startProduct } from './product.ts'
import type { Bench } from './report.ts'
import { bareFileServer, smallestPair } from './start.ts'
import { withFolder } from './temporary-folder.ts'

const petstore = join(import.meta.dirname, '../../apps/server/src/petstore/petstore-definition.json')
const calls = 200
/** In place of an hour: after half a minute V8 has given back what it will, and nothing of Fourbox's own happens later that has no functions. */
const idleMillis = 90_000

/** What stays resident of all processes once somebody has tried the PetStore and gone, against a bare server that has answered as many calls. */
export const bench: Bench = () =>
  withFolder(async (folder) => {
    const product = await startProduct(folder, 'any')
    const bare = await startChild(bareFileServer, [], 'any')
    const pair = await startChild(smallestPair, [join(folder, 'pair.sqlite')], 'any')
    try {
      await tryPetstore(product)
      for (let call = 0; call < calls; call++) await Promise.all([bare, pair].map(({ firstLine }) => answered(`http://127.0.0.1:${firstLine}/`)))
      await delay(idleMillis)
      const [ours, theirs, least] = [memoryOfAll(product.pid), memoryOfAll(bare.pid), memoryOfAll(pair.pid)]
      const sum = (of: typeof ours, part: keyof (typeof ours)[number]) => of.reduce((all, each) => all + each[part], 0)
      const each = ours.map(({ resident }) => resident.toFixed(0)).join(' + ')
      const shares = `${sum(ours, 'share').toFixed(0)} against ${sum(theirs, 'share').toFixed(0)} MB by shares of common pages`
      return [
        {
          name: 'memory of all processes, idle after the PetStore was tried / bare node:http',
          ratio: sum(ours, 'resident') / sum(theirs, 'resident'),
          goal: { atMost: 2.5 },
          note: `resident, ${each} against ${sum(theirs, 'resident').toFixed(0)} MB; ${shares}; after ${idleMillis / 1000} s in place of an hour`,
        },
        {
          name: 'floor: the smallest server of two processes / the same',
          ratio: sum(least, 'resident') / sum(theirs, 'resident'),
          note: `node:http and better-sqlite3 in each: ${least.map(({ resident }) => resident.toFixed(0)).join(' + ')} MB`,
        },
      ]
    } finally {
      await bare.end()
      await pair.end()
      await product.end()
    }
  })

/** As a person does it: the console's first page, the example imported, tested and deployed, then called. */
async function tryPetstore({ client, controlOrigin, executeOrigin }: Product): Promise<void> {
  const page = await answered(`${controlOrigin}/console/`)
  for (const [, asset = ''] of page.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)) await answered(controlOrigin + asset)
  const restApiId = await deployRegional(client, readFileSync(petstore, 'utf8'))
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }))
  for (const { id: resourceId, resourceMethods } of items) {
    if (resourceMethods?.['GET']) await client.send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET', pathWithQueryString: '/pets/1' }))
  }
  for (let call = 0; call < calls; call++) await answered(executeOrigin + callPath(restApiId, call % 2 === 0 ? '/pets' : '/pets/1'))
}

async function answered(url: string): Promise<string> {
  const answer = await fetch(url)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} was answered with ${answer.status}`)
  return text
}
