import { join } from 'node:path'
import type { LocalPostgresql } from '@fourbox/local-postgresql/server'
import { noValkey, startLocalValkey } from '@fourbox/local-valkey/server'
import { startChild } from '../data-plane/child.ts'
import { compare } from '../data-plane/compare.ts'
import { mockApi, proxyApi } from '../data-plane/definitions.ts'
import { type Deployer, readApi } from '../data-plane/deployer.ts'
import { throttledKey } from '../data-plane/guarded.ts'
import { type Product, startProduct } from '../product.ts'
import type { Row } from '../report.ts'
import { withFolder } from '../temporary-folder.ts'

/** A call of a node that keeps in PostgreSQL, and counts there or in Valkey, against the same with the embedded store. */
export async function againstEmbedded(postgresql: LocalPostgresql): Promise<readonly Row[]> {
  if (noValkey !== undefined) {
    console.log(noValkey)
    return []
  }
  const valkey = await startLocalValkey()
  const backEnd = await startChild('back-end.ts', ['200'], 'other')
  try {
    return await withFolder(async (folder) => {
      const embedded = await startProduct(join(folder, 'embedded'), 'measured')
      const countsAt = [
        ['PostgreSQL and Valkey', ['--counters-url', valkey.newAddress()]],
        ['PostgreSQL alone', []],
      ] as const
      try {
        const rows: Row[] = []
        for (const [name, options] of countsAt) {
          const node = await startProduct(join(folder, name), 'measured', '--database-url', await postgresql.newAddress(), ...options)
          try {
            rows.push(...(await rowsOf(name, node, embedded, Number(backEnd.firstLine))))
          } finally {
            await node.end()
          }
        }
        return rows
      } finally {
        await embedded.end()
      }
    })
  } finally {
    await Promise.all([valkey.stop(), backEnd.end()])
  }
}

/** A definition, and the path of it that is called. */
type Measured = ReturnType<typeof mockApi>

async function rowsOf(place: string, node: Product, embedded: Product, backEndPort: number): Promise<readonly Row[]> {
  const kinds: readonly (readonly [name: string, make: (needsApiKey: boolean) => Measured])[] = [
    ['MOCK', (needsApiKey) => mockApi(300, { needsApiKey })],
    ['HTTP_PROXY', (needsApiKey) => ({ definition: proxyApi(backEndPort, { needsApiKey }), path: '/proxy/pets/1' })],
  ]
  const [ours, theirs] = [await readApi(node), await readApi(embedded)]
  const rows: Row[] = []
  for (const [name, make] of kinds) {
    const free = await compare(await openTarget(ours, make(false)), await openTarget(theirs, make(false)))
    rows.push({ name: `${name} on ${place} / embedded, no throttle`, ...free, goal: { atLeast: 0.97 } })
    const throttled = await compare(await keyedTarget(ours, make(true)), await keyedTarget(theirs, make(true)))
    rows.push({ name: `${name} on ${place} / embedded, a throttle per key`, ...throttled, goal: { atLeast: 0.85 } })
  }
  return rows
}

async function openTarget(api: Deployer, { definition, path }: Measured) {
  return (await api.deploy(definition))(path)
}

async function keyedTarget(api: Deployer, { definition, path }: Measured) {
  const call = await api.deploy(definition)
  return call(path, { headers: await throttledKey(api, call('').restApiId) })
}
