import { FlushStageCacheCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { startCountingBackEnd } from '../counting-back-end.ts'
import { deploy, httpProxy } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

describeOnPostgresql('two nodes on one database', (postgresql) => {
  const twoNodes = async (): Promise<readonly [RunningServer, RunningServer]> => {
    const environment = { FOURBOX_DATABASE_URL: await postgresql().newAddress() }
    const started = async () => {
      const server = await startServer({ environment })
      onTestFinished(async () => void (await server.stop()))
      return server
    }
    return [await started(), await started()]
  }

  test('a cache that is flushed on one is empty on the other, and one that has fallen is not waited for', async () => {
    const [one, other] = await twoNodes()
    const backEnd = await startCountingBackEnd()
    onTestFinished(() => backEnd.close())
    const patches = [
      { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
      { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
    ] as const
    const { restApiId, stage } = await deploy(one, { '/place': { get: { integration: httpProxy(backEnd.uri) } } }, {}, { patches })
    const answerOf = async (server: RunningServer) => Number(await (await fetch(server.invokeUrl(restApiId, stage, '/place'))).text())
    const flush = () => one.client().send(new FlushStageCacheCommand({ restApiId, stageName: stage }))
    const first = await answerOf(other)
    expect(await answerOf(other)).toBe(first)
    await flush()
    expect(await answerOf(other)).toBeGreaterThan(first)

    await Promise.all([other.kill9(), flush()])
    await flush()
  })
})
