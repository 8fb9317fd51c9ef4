import type { RequestListener } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { controlClient } from '../command-line/control-client.ts'
import type { Readiness } from '../nodes/readiness.ts'
import { openListener } from './listener.ts'

test('until there is somebody to answer, every caller is told that the server starts', async () => {
  const listener = await openListener({ host: '127.0.0.1', port: 0, readiness: () => ({ status: 'starting', role: 'both' }) })
  onTestFinished(() => listener.close())
  const endpoint = `http://127.0.0.1:${listener.port}`
  const early = await fetch(`${endpoint}/restapis`)
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1'])
  const client = controlClient({ endpoint }, {})
  await expect(client.json('GET', '/restapis')).rejects.toMatchObject({
    status: 503,
    exception: 'ServiceUnavailableException',
    message: 'Fourbox is starting: try again in a moment',
  })
  listener.answerWith((_request, response) => response.end('{"item":[]}'))
  expect(await client.json('GET', '/restapis')).toEqual({ item: [] })
})

test('while the node drains, whoever keeps connections is told to make its next call on another', async () => {
  let status: Readiness['status'] = 'ready'
  const listener = await openListener({ host: '127.0.0.1', port: 0, readiness: () => ({ status, role: 'both' }) })
  onTestFinished(() => listener.close())
  listener.answerWith((_request, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('there'))
  const connectionOf = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${listener.port}${path}`)
    await answer.text()
    return answer.headers.get('connection')
  }
  expect(await Promise.all(['/restapis', '/readyz'].map(connectionOf))).toEqual(['keep-alive', 'keep-alive'])
  status = 'draining'
  expect(await Promise.all(['/restapis', '/readyz'].map(connectionOf))).toEqual(['close', 'close'])
})

test('a request waits for what answers it, and whoever comes after a failure asks for it again', async () => {
  const listener = await openListener({ host: '127.0.0.1', port: 0, readiness: () => ({ status: 'ready', role: 'both' }) })
  onTestFinished(() => listener.close())
  const there = Promise.withResolvers<RequestListener>()
  const loads = [Promise.reject(new Error('the database is away')), there.promise]
  loads[0]?.catch(() => undefined)
  let asked = 0
  listener.answerLater(() => loads[asked++] ?? there.promise)
  const endpoint = `http://127.0.0.1:${listener.port}`
  expect((await fetch(endpoint)).status).toBe(503)
  const waiting = fetch(endpoint)
  there.resolve((_request, response) => response.end('there'))
  expect(await (await waiting).text()).toBe('there')
  expect(await (await fetch(endpoint)).text()).toBe('there')
  expect(asked).toBe(2)
})
