import { rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { once } from 'node:events'
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { killAmongWriters } from '../acknowledged-keys.ts'
import { startServer } from '../server.ts'

test('what was acknowledged survives kill -9, and the invoke URL answers again', async () => {
  const first = await startServer()
  onTestFinished(() => rmSync(first.dataFolder, { recursive: true, force: true }))
  onTestFinished(() => first.kill9())
  const client = first.client()
  const { id: restApiId = '', rootResourceId: resourceId } = await client.send(new CreateRestApiCommand({ name: 'durable' }))
  const mock = { restApiId, resourceId, httpMethod: 'GET', statusCode: '200' }
  await client.send(new PutMethodCommand({ ...mock, authorizationType: 'NONE' }))
  await client.send(new PutMethodResponseCommand(mock))
  await client.send(new PutIntegrationCommand({ ...mock, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } }))
  await client.send(new PutIntegrationResponseCommand({ ...mock, responseTemplates: { 'application/json': '{"still":"here"}' } }))
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'live' }))

  // Killed in the middle of a stream of writes: those that were answered must be there afterwards.
  const acknowledged: string[] = []
  const writing = (async () => {
    for (let count = 0; ; count++) {
      const { path } = await client.send(new CreateResourceCommand({ restApiId, parentId: resourceId, pathPart: `part-${count}` }))
      acknowledged.push(path ?? '')
    }
  })().catch((error: unknown) => error)
  await expect.poll(() => acknowledged.length).toBeGreaterThan(20)
  await first.kill9()
  await writing

  await expect.poll(() => isListening(first.ports.execute)).toBe(false)
  const second = await startServer({ dataFolder: first.dataFolder, ports: first.ports })
  onTestFinished(async () => void (await second.stop()))
  const { items: resources = [] } = await second.client().send(new GetResourcesCommand({ restApiId, limit: 500 }))
  const paths = resources.map(({ path }) => path)
  expect(acknowledged.filter((path) => !paths.includes(path))).toEqual([])
  // The one that was under way may have been written or not.
  expect(paths.length - 1 - acknowledged.length).toBeLessThanOrEqual(1)
  const answer = await fetch(second.invokeUrl(restApiId, 'live', '/'))
  expect([answer.status, await answer.text()]).toEqual([200, '{"still":"here"}'])
})

test('killed three times among four writers, nothing that was acknowledged is lost', async () => {
  let server = await startServer()
  const { dataFolder } = server
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  onTestFinished(() => server.kill9())
  for (const writesBefore of [10, 25, 40]) {
    const after = await killAmongWriters(server, writesBefore)
    server = after.server
    expect(after.lost).toEqual([])
  }
})

test('Ctrl-C ends the server and its workers, and its ports are free', async () => {
  const server = await startServer()
  expect(await server.stop()).toBe(0)
  expect(await isListening(server.ports.control)).toBe(false)
  expect(await isListening(server.ports.execute)).toBe(false)
})

test('a second server on the same data folder is refused by name', async () => {
  const server = await startServer()
  onTestFinished(async () => void (await server.stop()))
  await expect(startServer({ dataFolder: server.dataFolder })).rejects.toThrow(`Another Fourbox (process ${server.processId}) uses the data folder`)
})

test('a data folder that cannot be is named', async () => {
  await expect(startServer({ dataFolder: '/dev/null/folder' })).rejects.toThrow(/\nENOTDIR: not a directory, mkdir '\/dev\/null\/folder'\n$/)
})

test('a port that is taken is named, with the way to choose another', async () => {
  const server = await startServer()
  onTestFinished(async () => void (await server.stop()))
  await expect(startServer({ ports: { control: server.ports.control, execute: 0 } })).rejects.toThrow(
    `Port ${server.ports.control} of 127.0.0.1 is in use. Stop what uses it, or choose another with --port or FOURBOX_PORT.`,
  )
  await expect(startServer({ ports: { control: 0, execute: server.ports.execute } })).rejects.toThrow(
    `Port ${server.ports.execute} of 127.0.0.1 is in use. Stop what uses it, or choose another with --execute-port or FOURBOX_EXECUTE_PORT.`,
  )
})

async function isListening(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
