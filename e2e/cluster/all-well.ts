import { CreateRestApiCommand, GetRestApiCommand, paginateGetApiKeys } from '@aws-sdk/client-api-gateway'
import { expect } from 'vitest'
import type { RunningServer } from '../server.ts'

/** What is wrong when a node is to write; `done` when nothing is. */
export function faultOf(server: RunningServer): Promise<unknown> {
  return server
    .client()
    .send(new CreateRestApiCommand({ name: 'refused' }))
    .then(
      () => 'done',
      (error: unknown) => error,
    )
}

/** Waits until every node writes, and looks whether it reads what the others have written. */
export async function expectAllWell(nodes: readonly RunningServer[]): Promise<void> {
  await expect.poll(async () => (await Promise.all(nodes.map(faultOf))).filter((fault) => fault !== 'done')).toEqual([])
  const ids = await Promise.all(nodes.map(async (node) => (await node.client().send(new CreateRestApiCommand({ name: `by ${node.processId}` }))).id))
  for (const node of nodes) {
    for (const id of ids) expect(await node.client().send(new GetRestApiCommand({ restApiId: id }))).toMatchObject({ id })
  }
}

/** The names of keys that a node lacks though writers were told that they are there; each node is asked. */
export async function lostOf(nodes: readonly RunningServer[], acknowledged: readonly string[]): Promise<readonly string[]> {
  const kept = await Promise.all(nodes.map(keyNames))
  return acknowledged.filter((name) => !kept.every((names) => names.has(name)))
}

async function keyNames(server: RunningServer): Promise<ReadonlySet<string | undefined>> {
  const names = new Set<string | undefined>()
  for await (const { items = [] } of paginateGetApiKeys({ client: server.client(), pageSize: 500 }, {})) for (const { name } of items) names.add(name)
  return names
}
