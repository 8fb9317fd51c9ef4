import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { startServer } from '../server.ts'
import { lostOf } from './all-well.ts'
import { startCallers } from './callers.ts'
import { startWriters } from './writers.ts'

describeOnPostgresql('three nodes whose PostgreSQL fails over', (postgresql) => {
  test('to a standby that their address names, too, lose nothing that was acknowledged, and fail no call', async () => {
    const standby = await postgresql().startStandby()
    onTestFinished(() => standby.stop())
    const address = `${standby.besides(await postgresql().newAddress())}&target_session_attrs=read-write`
    const nodes = await Promise.all(Array.from({ length: 3 }, () => startServer({ environment: { FOURBOX_DATABASE_URL: address } })))
    onTestFinished(async () => void (await Promise.all(nodes.map((node) => node.stop()))))
    const [one] = nodes
    if (!one) throw new Error('There are nodes')
    const { restApiId } = await deploy(one, { '/now': { any: { integration: mock('here') } } })
    const [callers, writers] = [startCallers(nodes, restApiId, 'here'), startWriters(nodes)]
    await Promise.all([callers.further(3), writers.further(3)])
    await postgresql().fall()
    await callers.further(3)
    await standby.promote()
    await Promise.all([callers.further(3), writers.further(3)])
    const acknowledged = await writers.stop()
    expect(await callers.stop()).toEqual([])
    expect(await lostOf(nodes, acknowledged)).toEqual([])
    // Whoever starts now finds it, too, and each hears of the others' changes.
    const later = await startServer({ environment: { FOURBOX_DATABASE_URL: address } })
    onTestFinished(async () => void (await later.stop()))
    const api = await deploy(later, { '/now': { any: { integration: mock('later') } } })
    for (const node of nodes) expect(await (await fetch(node.invokeUrl(api.restApiId, 'prod', '/now'))).text()).toBe('later')
    expect(later.errors()).not.toContain('secret')
  })
})
