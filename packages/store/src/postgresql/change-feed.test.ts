import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../open-store.ts'

describeOnPostgresql('changes of another node on PostgreSQL', (server) => {
  test('are told again to a listener that could not take them over, in their order, until it has', async () => {
    const address = await server().newAddress()
    const opened = async () => {
      const store = await openStore(address, { durability: 'full', report: () => undefined })
      onTestFinished(() => store.close())
      return store
    }
    const [one, other] = [await opened(), await opened()]
    const taken: string[] = []
    let failures = 2
    one.documents.onChange(async (_kind, id) => {
      if (failures-- > 0) throw new Error('the database has just gone')
      taken.push(id)
    })
    await one.nodes.joined()
    await other.documents.insert('account', 'a', { throttleSettings: { rateLimit: 1, burstLimit: 1 }, features: [], apiKeyVersion: '4' })
    await other.documents.insert('account', 'b', { throttleSettings: { rateLimit: 1, burstLimit: 1 }, features: [], apiKeyVersion: '4' })
    await expect.poll(() => taken.slice(-2), { timeout: 20_000 }).toEqual(['a', 'b'])
  })
})
