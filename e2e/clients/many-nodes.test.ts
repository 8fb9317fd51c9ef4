import { FlushStageCacheCommand } from '@aws-sdk/client-api-gateway'
import type { AskedNode, StageCacheEntries } from '@fourbox/domain'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { startCountingBackEnd } from '../counting-back-end.ts'
import { deploy, httpProxy } from '../deploy.ts'
import { listen } from '../listen.ts'
import { type RunningServer, startServer } from '../server.ts'

describeOnPostgresql('two nodes on one database', (postgresql) => {
  /** The second keeps and records what is done on it; what of that the first shows. */
  const twoNodes = async () => {
    const environment = { FOURBOX_DATABASE_URL: await postgresql().newAddress() }
    const started = async (name: string) => {
      const server = await startServer({ environment, arguments: ['--node-name', name] })
      onTestFinished(async () => void (await server.stop()))
      return server
    }
    const backEnd = await startCountingBackEnd()
    onTestFinished(() => backEnd.close())
    const [one, other] = [await started('web-1'), await started('web-2')]
    const patches = [
      { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
      { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
      { op: 'replace', path: '/tracingEnabled', value: 'true' },
    ] as const
    const { restApiId, stage } = await deploy(one, { '/place': { get: { integration: httpProxy(backEnd.uri) } } }, {}, { patches })
    const urlOn = (server: RunningServer) => server.invokeUrl(restApiId, stage, '/place')
    return {
      one,
      other,
      place: `${restApiId}/${stage}`,
      query: `restApiId=${restApiId}&stage=${stage}`,
      urlOn,
      answerOf: async (server: RunningServer) => Number(await (await fetch(urlOn(server))).text()),
      flush: () => one.client().send(new FlushStageCacheCommand({ restApiId, stageName: stage })),
    }
  }
  const ask = (server: RunningServer, path: string, method = 'GET') =>
    fetch(`${server.controlOrigin}/_fourbox/${path}`, { method, headers: { 'x-fourbox-token': server.token } })
  const read = async (server: RunningServer, path: string): Promise<unknown> => (await ask(server, path)).json()

  test('a cache that is flushed on one is empty on the other, one entry of it goes from both, and a node that has fallen is not waited for', async () => {
    const { one, other, place, answerOf, flush } = await twoNodes()
    const first = await answerOf(other)
    expect(await answerOf(other)).toBe(first)
    await flush()
    const second = await answerOf(other)
    expect(second).toBeGreaterThan(first)

    expect(await read(one, `caches/${place}`)).toMatchObject({ item: [{ name: 'GET /place', workers: 1 }] })
    await answerOf(one)
    const listed = async (): Promise<StageCacheEntries> => (await ask(one, `caches/${place}`)).json()
    const { item, silentNodes } = await listed()
    expect([item.map(({ workers }) => workers), silentNodes]).toEqual([[2], undefined])
    // Any node finds it under the id that another one told.
    expect((await ask(other, `caches/${place}/${item[0]?.id}`, 'DELETE')).status).toBe(204)
    expect(await read(one, `caches/${place}`)).toEqual({ item: [], hasMore: false })
    expect(await answerOf(one)).toBeGreaterThan(second)

    await Promise.all([other.kill9(), flush()])
    await flush()
  })

  test('a call of one is seen on the other as it comes, with its trace, its log and its figures, and where it was made', async () => {
    const { one, other, query, urlOn } = await twoNodes()
    const calls = await listen(one, `traces/live?${query}`)
    // The first batch says that both tell of calls.
    expect(await calls.next()).toEqual({ calls: [], missed: 0 })
    const requestId = (await fetch(urlOn(other))).headers.get('x-amzn-requestid') ?? ''
    expect(await calls.next()).toMatchObject({ calls: [{ requestId, path: '/place', node: 'web-2' }], missed: 0 })
    await calls.end()

    expect(await read(one, `traces/calls?${query}`)).toMatchObject({ item: [{ requestId, node: 'web-2' }] })
    expect(await read(one, `traces/${requestId}`)).toMatchObject({ requestId, node: 'web-2', boxes: expect.any(Array) })
    expect(await read(one, `metrics?${query}`)).toMatchObject({ total: { count: 1 } })
    expect(await read(one, 'nodes')).toMatchObject({
      item: [
        { name: 'web-1', isThis: true, isLiving: true },
        { name: 'web-2', isThis: false, isLiving: true, version: expect.any(String) },
      ],
    })
  })

  test('a node that does not answer is named beside what the others know, until it does again', async () => {
    const { one, other, place, query } = await twoNodes()
    const heard = async () => {
      const { item }: { readonly item: readonly AskedNode[] } = await (await ask(one, 'nodes')).json()
      return item.map(({ name, isHeard }) => [name, isHeard])
    }
    process.kill(other.processId, 'SIGSTOP')
    try {
      for (const path of [`metrics?${query}`, `traces/calls?${query}`, `caches/${place}`]) {
        expect([path, await read(one, path)]).toMatchObject([path, { silentNodes: ['web-2'] }])
      }
      expect(await heard()).toEqual([
        ['web-1', true],
        ['web-2', false],
      ])
    } finally {
      process.kill(other.processId, 'SIGCONT')
    }
    await expect.poll(heard).toEqual([
      ['web-1', true],
      ['web-2', true],
    ])
    expect(await read(one, `metrics?${query}`)).not.toHaveProperty('silentNodes')
  })
})
