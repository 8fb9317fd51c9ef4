import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { GetResourcesCommand, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway'
import { type Child, startChild } from './data-plane/child.ts'
import { requestText, wearOut } from './data-plane/compare.ts'
import { memoryOfAll } from './memory/process-memory.ts'
import { callPath, deployRegional, type Product, startProduct } from './product.ts'
import type { Bench, Row } from './report.ts'
import { bareFileServer, smallestPair } from './start.ts'
import { withFolder } from './temporary-folder.ts'

const petstore = join(import.meta.dirname, '../../apps/server/src/petstore/petstore-definition.json')
const calls = 200
const underLoad = 50_000
/** In place of an hour: a minute at the most after the last call a worker has given back what it will, and nothing happens later where there are no functions. */
const idleMillis = 90_000

/** What stays resident of all processes once somebody has tried the PetStore and gone, against a bare server that has answered as many calls. */
export const bench: Bench = () =>
  withFolder(async (folder) => {
    const product = await startProduct(folder, 'any')
    const bare = await startChild(bareFileServer, [], 'any')
    const pair = await startChild(smallestPair, [join(folder, 'pair.sqlite')], 'any')
    try {
      const petPath = await tryPetstore(product)
      for (let call = 0; call < calls; call++) await Promise.all([bare, pair].map(({ firstLine }) => answered(`http://127.0.0.1:${firstLine}/`)))
      await delay(idleMillis)
      const [ours, theirs, least] = [memoryOfAll(product.pid), memoryOfAll(bare.pid), memoryOfAll(pair.pid)]
      await loaded(product, petPath, bare)
      await delay(idleMillis)
      const [oursLater, theirsLater] = [memoryOfAll(product.pid), memoryOfAll(bare.pid)]
      return [
        {
          name: 'memory of all processes, idle after the PetStore was tried / bare node:http',
          ...ratioOf(ours, theirs),
          goal: { atMost: 2.5 },
        },
        {
          name: 'floor: the smallest server of two processes / the same',
          ratio: sum(least, 'resident') / sum(theirs, 'resident'),
          note: `node:http and better-sqlite3 in each: ${least.map(({ resident }) => resident.toFixed(0)).join(' + ')} MB`,
        },
        { name: `memory of all processes, idle after ${underLoad} calls more / bare node:http after as many`, ...ratioOf(oursLater, theirsLater) },
      ]
    } finally {
      await bare.end()
      await pair.end()
      await product.end()
    }
  })

type Memory = ReturnType<typeof memoryOfAll>

function ratioOf(ours: Memory, theirs: Memory): Pick<Row, 'ratio' | 'note'> {
  const each = ours.map(({ resident }) => resident.toFixed(0)).join(' + ')
  const shares = `${sum(ours, 'share').toFixed(0)} against ${sum(theirs, 'share').toFixed(0)} MB by shares of common pages`
  const resident = sum(theirs, 'resident')
  return {
    ratio: sum(ours, 'resident') / resident,
    note: `resident, ${each} against ${resident.toFixed(0)} MB; ${shares}; after ${idleMillis / 1000} s in place of an hour`,
  }
}

function sum(of: Memory, part: keyof Memory[number]): number {
  return of.reduce((all, each) => all + each[part], 0)
}

async function loaded({ executeOrigin, pid }: Product, petPath: string, bare: Child): Promise<void> {
  const connections = 32
  await wearOut({ port: Number(new URL(executeOrigin).port), pid, request: requestText(petPath, 'GET', '') }, underLoad, connections)
  await wearOut({ port: Number(bare.firstLine), pid: bare.pid, request: requestText('/', 'GET', '') }, underLoad, connections)
}

/** As a person does it: the console's first page, the example imported, tested and deployed, then called. Answers the path of its mock. */
async function tryPetstore({ client, controlOrigin, executeOrigin }: Product): Promise<string> {
  const page = await answered(`${controlOrigin}/console/`)
  for (const [, asset = ''] of page.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)) await answered(controlOrigin + asset)
  const restApiId = await deployRegional(client, readFileSync(petstore, 'utf8'))
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }))
  for (const { id: resourceId, resourceMethods } of items) {
    if (resourceMethods?.['GET']) await client.send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET', pathWithQueryString: '/pets/1' }))
  }
  for (let call = 0; call < calls; call++) await answered(executeOrigin + callPath(restApiId, call % 2 === 0 ? '/pets' : '/pets/1'))
  return callPath(restApiId, '/')
}

async function answered(url: string): Promise<string> {
  const answer = await fetch(url)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} was answered with ${answer.status}`)
  return text
}
