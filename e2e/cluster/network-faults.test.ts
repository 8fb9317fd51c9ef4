import { UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import type { LocalPostgresql } from '@fourbox/local-postgresql/server'
import { describeOnValkey } from '@fourbox/local-valkey'
import type { LocalValkey } from '@fourbox/local-valkey/server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { keyWith } from '../limited-key.ts'
import { expectAllWell, faultOf, lostOf } from './all-well.ts'
import { startCallers } from './callers.ts'
import { describeOnNetwork, type Network } from './network.ts'
import { type NetworkNode, startNetworkNode } from './network-nodes.ts'
import { isUnavailable, startWriters } from './writers.ts'

/** As far ahead as a signature may be of whoever looks at it, nearly. */
const clocks = [0, -4, 4]

describeOnNetwork('three nodes on machines of their own, whose clocks differ by eight minutes,', (network) => {
  const valkeysPlace = () => ({ address: network().counters })
  const databasesPlace = () => ({ network: { address: network().database, range: network().range } })
  describeOnPostgresql(
    'with one database',
    (postgresql) => describeOnValkey('and a Valkey', (valkey) => testFaults({ network, postgresql, valkey }), valkeysPlace),
    databasesPlace,
  )
})

interface Places {
  readonly network: () => Network
  readonly postgresql: () => LocalPostgresql
  readonly valkey: () => LocalValkey
}

function testFaults({ network, postgresql, valkey }: Places): void {
  let nodes: readonly NetworkNode[] = []
  /** Says what its stage is told to say. */
  let changing = ''
  /** Says the same all the time. */
  let lasting = ''
  beforeAll(async () => {
    const environment = { FOURBOX_DATABASE_URL: await postgresql().newAddress(), FOURBOX_COUNTERS_URL: valkey().newAddress() }
    const machines = Array.from({ length: 3 }, () => network().plugIn())
    nodes = await Promise.all(machines.map((machine, index) => startNetworkNode(machine, environment, clocks[index])))
    const { restApiId } = await deploy(three()[0], { '/now': { any: { integration: mock('lasting') } } })
    lasting = restApiId
    const other = await deploy(three()[0], { '/now': { any: { integration: mock('$stageVariables.answer') } } }, {}, { variables: { answer: 'first' } })
    changing = other.restApiId
  })
  afterEach(() => heal())
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
  })

  const three = (): readonly [NetworkNode, NetworkNode, NetworkNode] => {
    const [one, other, third] = nodes
    if (!one || !other || !third) throw new Error('There are three nodes')
    return [one, other, third]
  }
  const heal = () => {
    for (const { machine } of nodes) machine.heal()
  }
  const answers = () => Promise.all(nodes.map(async (node) => (await fetch(node.invokeUrl(changing, 'prod', '/now'))).text()))
  const change = (node: NetworkNode, answer: string) =>
    node.client().send(
      new UpdateStageCommand({
        restApiId: changing,
        stageName: 'prod',
        patchOperations: [{ op: 'replace', path: '/variables/answer', value: answer }],
      }),
    )

  /** How many of thirty calls pass, ten on each node. */
  const passedOf = async (limits: Parameters<typeof keyWith>[1]) => passed(await keyWith(three()[0], limits))
  const passed = async ({ call }: Pick<Awaited<ReturnType<typeof keyWith>>, 'call'>) => {
    const statuses = await Promise.all(Array.from({ length: 10 }, () => nodes.map(call)).flat())
    return statuses.filter((status) => status === 200).length
  }

  test('count throttles and quotas together, exactly, and serve a change when it is answered', async () => {
    for (const [turn, node] of nodes.entries()) {
      await change(node, `${turn}`)
      expect(await answers()).toEqual([`${turn}`, `${turn}`, `${turn}`])
    }
    // While the machine is busy each node may go on by its share for a moment.
    await expect.poll(() => passedOf({ throttle: { burstLimit: 19, rateLimit: 0.001 } })).toBe(19)
    await expect.poll(() => passedOf({ quota: { limit: 20, period: 'MONTH' } })).toBe(20)
  })

  test('of which one is not heard by the database and another does not hear it: both say so and serve what they have, the third goes on, and all is well when it is over', async () => {
    const [one, unheard, deaf] = three()
    await change(deaf, 'before')
    expect(await answers()).toEqual(['before', 'before', 'before'])
    const [callers, writers] = [startCallers(nodes, lasting, 'lasting'), startWriters([one])]
    unheard.machine.lose({ sentTo: [network().database] })
    deaf.machine.lose({ heardFrom: [network().database] })
    const refused = Promise.all([unheard, deaf].map(faultOf))
    // They are waited for as long as they may be alive.
    await change(one, 'after')
    expect(await answers()).toEqual(['after', 'before', 'before'])
    for (const fault of await refused) {
      expect(fault).toSatisfy(isUnavailable)
      expect(fault).toMatchObject({ message: expect.stringContaining('does not answer') })
    }
    await Promise.all([callers.further(10), writers.further(5)])
    heal()
    await expect.poll(answers).toEqual(['after', 'after', 'after'])
    await expectAllWell(nodes)
    await change(deaf, 'healed')
    expect(await answers()).toEqual(['healed', 'healed', 'healed'])
    expect(await callers.stop()).toEqual([])
    expect(await lostOf(nodes, await writers.stop())).toEqual([])
  })

  test('of which one has a cable that comes out and goes in again lose nothing that was acknowledged', async () => {
    const [one, other, { machine }] = three()
    const [callers, writers, shaken] = [startCallers([one, other], lasting, 'lasting'), startWriters([one, other]), startWriters(nodes.slice(2))]
    for (let time = 0; time < 10; time++) {
      machine.pull()
      machine.plug()
      await Promise.all([callers.further(1), writers.further(1)])
    }
    await expectAllWell(nodes)
    expect(await callers.stop()).toEqual([])
    expect(await lostOf(nodes, [...(await writers.stop()), ...(await shaken.stop())])).toEqual([])
  })

  test('that lose one packet in five do what they are told, each write once', async () => {
    const { database, counters } = network()
    for (const { machine } of nodes) machine.lose({ sentTo: [database, counters], heardFrom: [database, counters], share: 0.2 })
    const [callers, writers] = [startCallers(nodes, lasting, 'lasting'), startWriters(nodes)]
    await Promise.all([callers.further(5), writers.further(3)])
    // Where too many packets of one write are lost it is refused as any other is, and said again.
    const accepted = () =>
      change(three()[0], 'through the noise').then(
        () => true,
        (error: unknown) => !isUnavailable(error) && Promise.reject(error),
      )
    await expect.poll(accepted).toBe(true)
    // A node of which nothing was heard for long enough was not waited for.
    await expect.poll(answers).toEqual(['through the noise', 'through the noise', 'through the noise'])
    heal()
    expect(await callers.stop()).toEqual([])
    expect(await lostOf(nodes, await writers.stop())).toEqual([])
    await expectAllWell(nodes)
  })

  test('that nothing reaches from Valkey alone write and serve changes as ever, go on by their shares of limits, and count what passed once it is back', async () => {
    const [one, other, third] = three()
    const [throttled, counted] = [
      await keyWith(one, { throttle: { burstLimit: 18, rateLimit: 0.001 } }),
      await keyWith(one, { quota: { limit: 20, period: 'MONTH' } }),
    ]
    for (const { machine } of nodes) machine.lose({ heardFrom: [network().counters] })
    await change(other, 'without Valkey')
    expect(await answers()).toEqual(['without Valkey', 'without Valkey', 'without Valkey'])
    expect(await passed(throttled)).toBeOneOf(Array.from({ length: 18 }, (_, less) => 18 - less))
    expect(await passed(counted)).toBe(30)
    await change(third, 'still')
    expect(await answers()).toEqual(['still', 'still', 'still'])
    heal()
    await expect.poll(() => Promise.all(nodes.map(counted.call))).toEqual([429, 429, 429])
    await expect.poll(() => passedOf({ throttle: { burstLimit: 19, rateLimit: 0.001 } })).toBe(19)
  })

  test('that nothing reaches from the database and from Valkey serve what they have by their shares of limits, refuse writes, and end when they are told to', async () => {
    const [one, other, last] = three()
    const burst = 18
    const { call } = await keyWith(one, { throttle: { burstLimit: burst, rateLimit: 0.001 } })
    const [callers, writers] = [startCallers([one, other], lasting, 'lasting'), startWriters([one, other])]
    for (const { machine } of nodes) machine.lose({ heardFrom: [network().database, network().counters] })
    const ended = last.stop()
    const statuses = await Promise.all([one, other].flatMap((node) => Array.from({ length: burst }, () => call(node))))
    const passed = statuses.filter((status) => status === 200).length
    expect(statuses.filter((status) => status !== 200)).toEqual(Array.from({ length: statuses.length - passed }, () => 429))
    expect(passed).toBeGreaterThan(0)
    expect(passed).toBeLessThanOrEqual(burst)
    for (const fault of await Promise.all([one, other].map(faultOf))) expect(fault).toSatisfy(isUnavailable)
    await callers.further(10)
    expect(await ended).toBe(0)
    heal()
    await writers.further(1)
    await expectAllWell([one, other])
    expect(await callers.stop()).toEqual([])
    expect(await lostOf([one, other], await writers.stop())).toEqual([])
  })
}
