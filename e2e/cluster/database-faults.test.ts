import { CreateDeploymentCommand, GetRestApisCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { signedHeaders } from '../signing.ts'
import { expectAllWell, faultOf, lostOf } from './all-well.ts'
import { startCallers } from './callers.ts'
import { type Node, startNode, startNodes, stopNodes } from './nodes.ts'
import { isUnavailable, startWriters } from './writers.ts'

describeOnPostgresql('three nodes whose PostgreSQL', (postgresql) => {
  let nodes: readonly Node[] = []
  let restApiId = ''
  beforeAll(async () => {
    nodes = await startNodes(await postgresql().newAddress())
    const [one] = nodes
    if (one) ({ restApiId } = await deploy(one, { '/now': { any: { integration: mock('here') } } }))
  })
  afterAll(() => stopNodes(nodes))

  test('restarts under load lose nothing that was acknowledged, and fail no call', async () => {
    const [callers, writers] = [startCallers(nodes, restApiId, 'here'), startWriters(nodes)]
    await Promise.all([callers.further(5), writers.further(5)])
    for (let restart = 0; restart < 2; restart++) {
      await postgresql().fall()
      await postgresql().rise()
      await Promise.all([callers.further(5), writers.further(5)])
    }
    const acknowledged = await writers.stop()
    expect(await callers.stop()).toEqual([])
    expect(await lostOf(nodes, acknowledged)).toEqual([])
  })

  /** What each says of its health. */
  const states = () => Promise.all(nodes.map(async ({ controlOrigin }) => (await fetch(`${controlOrigin}/readyz`)).json()))

  const faults: readonly (readonly [title: string, reason: RegExp, begin: () => Promise<void>, end: () => Promise<void>])[] = [
    ['is stopped for longer', /does not answer/, () => postgresql().fall(), () => postgresql().rise()],
    ['refuses them', /lets nobody in/, () => postgresql().admit(false), () => postgresql().admit(true)],
    ['has no connection left', /does not answer/, () => postgresql().limitConnections(0), () => postgresql().limitConnections()],
  ]

  test.for(faults)('%s serve their deployed APIs, tell who writes what is wrong, and all is well when it is over', async ([, reason, begin, end]) => {
    const callers = startCallers(nodes, restApiId, 'here')
    await callers.further(1)
    await begin()
    try {
      for (const fault of await Promise.all(nodes.map(faultOf))) {
        expect(fault).toSatisfy(isUnavailable)
        expect(fault).toMatchObject({ message: expect.stringMatching(reason) })
      }
      await expect.poll(states).toEqual(nodes.map(() => ({ status: 'ready', role: 'both', database: 'away', message: expect.stringContaining('is away') })))
      await callers.further(10)
    } finally {
      await end()
    }
    await expect.poll(states).toEqual(nodes.map(() => ({ status: 'ready', role: 'both' })))
    await expectAllWell(nodes)
    expect(await callers.stop()).toEqual([])
  })

  test('answers 300 to 500 ms late do what they are told, each write once', async () => {
    for (const { line } of nodes) line.slowDown(150, 100)
    const [callers, writers] = [startCallers(nodes, restApiId, 'here'), startWriters(nodes)]
    await Promise.all([callers.further(5), writers.further(1)])
    const [one] = nodes
    await one?.client().send(new CreateDeploymentCommand({ restApiId, stageName: 'late' }))
    expect(await Promise.all(nodes.map(async (node) => (await fetch(node.invokeUrl(restApiId, 'late', '/now'))).text()))).toEqual(['here', 'here', 'here'])
    const acknowledged = await writers.stop()
    for (const { line } of nodes) line.slowDown(0)
    expect(await callers.stop()).toEqual([])
    expect(await lostOf(nodes, acknowledged)).toEqual([])
  })

  test('does not hear one of them, and is not heard by another, though something on the way says that all has come: those serve what they have, refuse writes, and learn of all when that is over', async () => {
    const [one, unheard, deaf] = nodes
    if (!one || !unheard || !deaf) throw new Error('There are three nodes')
    const answerOf = async (node: Node) => (await fetch(node.invokeUrl(restApiId, 'prod', '/now'))).text()
    const answer = (text: string) =>
      new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/variables/answer', value: text }] })
    const changed = await deploy(one, { '/now': { any: { integration: mock('$stageVariables.answer') } } }, {}, { variables: { answer: 'before' } })
    restApiId = changed.restApiId
    expect(await Promise.all(nodes.map(answerOf))).toEqual(['before', 'before', 'before'])

    unheard.line.lose('sent')
    deaf.line.lose('heard')
    const refused = Promise.all([unheard, deaf].map(faultOf))
    // They are waited for as long as they may be alive.
    await one.client().send(answer('after'))
    expect(await Promise.all(nodes.map(answerOf))).toEqual(['after', 'before', 'before'])
    await one.client().send(new CreateDeploymentCommand({ restApiId, stageName: 'second' }))
    for (const fault of await refused) expect(fault).toSatisfy(isUnavailable)
    await expect.poll(states).toMatchObject([{ status: 'ready' }, { database: 'away' }, { database: 'away' }])

    for (const { line } of [unheard, deaf]) line.heal()
    await expect.poll(() => Promise.all(nodes.map(answerOf))).toEqual(['after', 'after', 'after'])
    for (const node of nodes) await expect.poll(async () => (await fetch(node.invokeUrl(restApiId, 'second', '/now'))).status).toBe(200)
    for (const node of [unheard, deaf]) await expect.poll(() => faultOf(node)).toBe('done')
    await deaf.client().send(answer('healed'))
    expect(await Promise.all(nodes.map(answerOf))).toEqual(['healed', 'healed', 'healed'])
    await expectAllWell(nodes)
  })

  test('is there, but whose connections something on the way has forgotten, as a firewall that restarts: they make new ones and miss nothing', async () => {
    const [one, other] = nodes
    if (!one || !other) throw new Error('There are three nodes')
    const { restApiId: changing } = await deploy(
      one,
      { '/now': { any: { integration: mock('$stageVariables.answer') } } },
      {},
      { variables: { answer: 'before' } },
    )
    // Each of them has several connections.
    await Promise.all(nodes.flatMap((node) => Array.from({ length: 8 }, () => node.client().send(new GetRestApisCommand({})))))
    const callers = startCallers(nodes, restApiId, 'healed')
    for (const { line } of nodes) line.forget()
    await expectAllWell(nodes)
    await other
      .client()
      .send(new UpdateStageCommand({ restApiId: changing, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/variables/answer', value: 'after' }] }))
    for (const node of nodes) expect(await (await fetch(node.invokeUrl(changing, 'prod', '/now'))).text()).toBe('after')
    await callers.further(1)
    expect(await callers.stop()).toEqual([])
  })

  test('is cut off from one in the strict mode: it judges nobody until that is over, and shows its metrics to whoever has its own token', async () => {
    const node = await startNode(await postgresql().newAddress(), { arguments: ['--strict'], environment: { FOURBOX_ACCESS_KEYS: 'AKIDTRIAL:secret' } })
    onTestFinished(() => stopNodes([node]))
    const url = `${node.controlOrigin}/restapis`
    const signed = async () =>
      (await fetch(url, { headers: await signedHeaders(url, { accessKeyId: 'AKIDTRIAL', secretAccessKey: 'secret', service: 'apigateway' }) })).status
    expect(await signed()).toBe(200)
    node.line.cut()
    await expect.poll(signed).toBe(503)
    const metrics = await fetch(`${node.controlOrigin}/metrics`, { headers: { 'x-fourbox-token': node.token } })
    expect([metrics.status, await metrics.text()]).toEqual([200, expect.stringContaining('process_resident_memory_bytes')])
    node.line.heal()
    await expect.poll(signed).toBe(200)
  })
})
