import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  PutMethodCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../server.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-history-'))
let server: RunningServer
beforeAll(async () => {
  server = await startServer({ dataFolder })
})
afterAll(async () => {
  await server.stop()
  rmSync(dataFolder, { recursive: true })
})

interface History {
  readonly item: readonly {
    readonly sequence: number
    readonly client: string
    readonly action: string
    readonly differences: readonly { readonly name: string }[]
  }[]
  readonly undo?: number
  readonly redo?: number
}

async function call(
  httpMethod: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly told: History & { readonly message?: string } }> {
  const answer = await fetch(`${server.controlOrigin}/_fourbox/history/${path}`, {
    method: httpMethod,
    headers: { 'x-fourbox-token': server.token },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, told: JSON.parse(await answer.text()) }
}

async function newApi(): Promise<{ readonly restApiId: string; readonly rootId: string }> {
  const { id = '', rootResourceId = '' } = await server.client().send(new CreateRestApiCommand({ name: 'first' }))
  return { restApiId: id, rootId: rootResourceId }
}

async function rename(restApiId: string, value: string): Promise<void> {
  await server.client().send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value }] }))
}

async function nameOf(restApiId: string): Promise<string | undefined> {
  return (await server.client().send(new GetRestApiCommand({ restApiId }))).name
}

test('a change is undone after a kill and a restart, and made again after another', async () => {
  const { restApiId, rootId } = await newApi()
  const { id: resourceId } = await server.client().send(new CreateResourceCommand({ restApiId, parentId: rootId, pathPart: 'pets' }))
  await server.client().send(new PutMethodCommand({ restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' }))
  await server.kill9()
  server = await startServer({ dataFolder })
  const { told: before } = await call('GET', restApiId)
  expect(before).toMatchObject({
    undo: 2,
    item: [
      { sequence: 2, client: 'AWS SDK for JavaScript', action: 'change', differences: [{ name: 'GET /pets' }] },
      { sequence: 1, client: 'AWS SDK for JavaScript', action: 'change', differences: [{ name: '/pets' }] },
    ],
  })
  expect(await call('POST', `${restApiId}/undo`, { sequence: 2 })).toMatchObject({ status: 200, told: { undo: 1, redo: 3 } })
  expect(await call('POST', `${restApiId}/undo`, {})).toMatchObject({ status: 200, told: { redo: 4 } })
  expect((await server.client().send(new GetResourcesCommand({ restApiId }))).items).toHaveLength(1)
  await server.kill9()
  server = await startServer({ dataFolder })
  expect(await call('POST', `${restApiId}/redo`)).toMatchObject({ status: 200, told: { undo: 5, redo: 3 } })
  expect(await call('POST', `${restApiId}/redo`)).toMatchObject({ status: 200, told: { undo: 6 } })
  const { items } = await server.client().send(new GetResourcesCommand({ restApiId, embed: ['methods'] }))
  expect(items).toMatchObject([{ path: '/' }, { id: resourceId, path: '/pets', resourceMethods: { GET: { authorizationType: 'NONE' } } }])
})

test.each(['{"sequence":"1"}', '{"sequence":null}', '[1]', '{"Sequence":1}', '{"sequence":1', '{"sequence":1.5}', '1', ' '.repeat(1_000_000) + 'x'])(
  'whoever says %.30s means no change that could be found out: nothing is undone',
  async (body) => {
    const { restApiId } = await newApi()
    await rename(restApiId, 'second')
    const headers = { 'x-fourbox-token': server.token }
    const answer = await fetch(`${server.controlOrigin}/_fourbox/history/${restApiId}/undo`, { method: 'POST', headers, body })
    expect(answer.status).toBe(400)
    expect(await nameOf(restApiId)).toBe('second')
  },
)

test('while many write, each change is written down once, in the order in which it was made, and all can be undone', async () => {
  const { restApiId, rootId } = await newApi()
  const names = Array.from({ length: 40 }, (_, at) => `r${at}`)
  await Promise.all(names.map((pathPart) => server.client().send(new CreateResourceCommand({ restApiId, parentId: rootId, pathPart }))))
  const { told } = await call('GET', restApiId)
  expect(told.item.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, at) => 40 - at))
  expect(told.item.flatMap(({ differences }) => differences.map(({ name }) => name)).toSorted()).toEqual(names.map((name) => `/${name}`).toSorted())
  // Those who undo at the same time take back one change each, or are told that another was faster.
  const answers = await Promise.all(Array.from({ length: 10 }, () => call('POST', `${restApiId}/undo`)))
  const undone = answers.filter(({ status }) => status === 200).length
  expect(undone).toBeGreaterThan(0)
  expect(answers.filter(({ status, told: { message } }) => status !== 200 && message !== 'Somebody else has changed this API meanwhile')).toEqual([])
  for (let left = 40 - undone; left > 0; left--) expect((await call('POST', `${restApiId}/undo`)).status).toBe(200)
  expect((await server.client().send(new GetResourcesCommand({ restApiId }))).items).toHaveLength(1)
  expect(await call('POST', `${restApiId}/undo`)).toMatchObject({ status: 409, told: { message: 'There is nothing to undo' } })
})

test('a kill among writes loses no acknowledged change of the history, and none is there by half', async () => {
  const { restApiId } = await newApi()
  let acknowledged = 0
  const writing = (async () => {
    for (let at = 1; ; at++) {
      await rename(restApiId, `n${at}`)
      acknowledged = at
    }
  })().catch(() => undefined)
  await expect.poll(() => acknowledged, { interval: 5 }).toBeGreaterThan(10)
  await server.kill9()
  await writing
  server = await startServer({ dataFolder })
  const { told } = await call('GET', restApiId)
  expect(told.item.length).toBeGreaterThanOrEqual(acknowledged)
  expect(await nameOf(restApiId)).toBe(`n${told.item.length}`)
  expect(await call('POST', `${restApiId}/undo`)).toMatchObject({ status: 200 })
  expect(await nameOf(restApiId)).toBe(`n${told.item.length - 1}`)
})

test('what is not there is told', async () => {
  expect(await call('GET', 'none')).toEqual({ status: 404, told: { message: 'There is no such API' } })
  expect(await call('POST', 'none/undo')).toEqual({ status: 404, told: { message: 'There is no such API' } })
})
