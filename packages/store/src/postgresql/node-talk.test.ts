import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import type { NodeListener } from '../nodes.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'

const withinMillis = 20_000

describeOnPostgresql('the nodes on one PostgreSQL', (server) => {
  const opened = async (address: string, name: string, listener: Partial<NodeListener> = {}): Promise<Store> => {
    const store = await openStore(address, { durability: 'full', report: () => undefined, node: { name, version: '1.2.3' } })
    onTestFinished(() => store.close())
    store.documents.onChange(() => undefined)
    store.nodes.listen({ onQuestion: async () => `${name} was asked`, onNews: () => undefined, ...listener })
    await expect.poll(async () => (await store.nodes.list()).some(({ isThis }) => isThis)).toBe(true)
    return store
  }

  test('a question is answered by every other node, however long what is said is', async () => {
    const address = await server().newAddress()
    const long = 'é'.repeat(200_000)
    const echo = async (question: unknown) => ({ question })
    const one = await opened(address, 'one')
    expect(await one.nodes.ask('anybody?', withinMillis)).toEqual({ answers: [], silent: [], fallen: [] })
    await opened(address, 'two', { onQuestion: echo })
    await opened(address, 'three', { onQuestion: echo })
    for (const question of ['short', long, { restApiId: 'a\u0000\u0001', stage: null }]) {
      const { answers, silent } = await one.nodes.ask(question, withinMillis)
      expect(silent).toEqual([])
      expect(answers.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(['three', 'two'].map((name) => ({ name, value: { question } })))
    }
  })

  test('who cannot answer, or not in time, is named; so is who fell, who is not waited for', async () => {
    const address = await server().newAddress()
    const one = await opened(address, 'one')
    await opened(address, 'cannot', { onQuestion: () => Promise.reject(new Error('it does not know this question')) })
    await opened(address, 'good')
    // It may still be alive, until the database says that it is not.
    await server().ask(address, "INSERT INTO nodes VALUES ('fallen', now() - interval '1 minute', 0), ('falling', now() - interval '5 seconds', 0)")
    const good = [{ name: 'good', value: 'good was asked' }]
    expect(await one.nodes.ask('?', withinMillis)).toMatchObject({ answers: good, silent: ['cannot'], fallen: expect.arrayContaining(['fallen']) })

    const never = Promise.withResolvers<unknown>()
    await opened(address, 'hangs', { onQuestion: () => never.promise })
    const { answers, silent } = await one.nodes.ask('?', 1500)
    expect([answers, silent.toSorted()]).toEqual([good, ['cannot', 'hangs']])
  })

  test('one that fell is named no more once another of its name has come', async () => {
    const address = await server().newAddress()
    const one = await opened(address, 'one')
    await server().ask(
      address,
      `INSERT INTO nodes (id, seen_at, told, facts) VALUES
         ('x', now() - interval '1 minute', 0, '{"name":"two"}'), ('y', now() - interval '1 minute', 0, '{"name":"one"}'), ('z', now() - interval '1 minute', 0, NULL)`,
    )
    const fallen = async () => (await one.nodes.ask('?', withinMillis)).fallen.toSorted()
    expect(await fallen()).toEqual(['two', 'z'])
    await opened(address, 'two')
    expect(await fallen()).toEqual(['z'])
  })

  test('a word that is lost with a connection is said again', async () => {
    const address = await server().newAddress()
    const [one] = [await opened(address, 'one'), await opened(address, 'two')]
    await server().cutConnections()
    expect(await one.nodes.ask('?', withinMillis)).toEqual({ answers: [{ name: 'two', value: 'two was asked' }], silent: [], fallen: [] })
  })

  test('those that lived before a crash of the database, which has forgotten them, are asked when they have told of themselves', async () => {
    const address = await server().newAddress()
    const [one] = [await opened(address, 'one'), await opened(address, 'two')]
    expect((await one.nodes.ask('?', withinMillis)).answers).toHaveLength(1)
    await server().ask(address, 'TRUNCATE nodes')
    expect(await one.nodes.ask('?', withinMillis)).toEqual({ answers: [{ name: 'two', value: 'two was asked' }], silent: [], fallen: [] })
    await server().ask(address, 'TRUNCATE nodes')
    // Who reads waits for no more than that.
    expect(await one.nodes.ask('?', 0)).toEqual({ answers: [], silent: ['two'], fallen: [] })
  })

  test('those that serve deployed APIs are counted, without the fallen and without control planes', async () => {
    const address = await server().newAddress()
    const one = await opened(address, 'one')
    await server().ask(
      address,
      `INSERT INTO nodes (id, seen_at, told, facts) VALUES
         ('older', now(), 0, NULL), ('fallen', now() - interval '1 minute', 0, '{"name":"fallen","role":"data"}'),
         ('data', now(), 0, '{"name":"data","role":"data"}'), ('control', now(), 0, '{"name":"control","role":"control"}')`,
    )
    expect(await one.nodes.serving()).toBe(3)
    await server().ask(address, "DELETE FROM nodes WHERE id <> 'control'")
    expect(await one.nodes.serving()).toBe(1)
  })

  test('a change that a living node never acknowledges is answered in the end, and the owner is told of whom nothing was heard', async () => {
    const address = await server().newAddress()
    const lines: string[] = []
    const store = await openStore(address, { durability: 'full', report: (line) => lines.push(line), node: { name: 'one' } })
    onTestFinished(() => store.close())
    await server().ask(address, `INSERT INTO nodes (id, seen_at, told, facts) VALUES ('x', now() + interval '1 hour', 0, '{"name":"deaf"}')`)
    await store.documents.insert('servingHistory', 'api', { restApiId: 'api', changes: [] })
    await store.documents.acknowledged()
    expect(lines).toEqual([expect.stringContaining('nothing was heard of it from "deaf",')])
  })

  test('news reach one node, in the order in which they were told', async () => {
    const address = await server().newAddress()
    const heard: unknown[] = []
    const [one] = [
      await opened(address, 'one'),
      await opened(address, 'two', { onNews: (news, from) => heard.push([news, from]) }),
      await opened(address, 'three', { onNews: () => heard.push('by another') }),
    ]
    const nodes = await one.nodes.list()
    const idOf = (name: string) => nodes.find((node) => node.name === name)?.id ?? ''
    const long = 'x'.repeat(50_000)
    for (const news of ['first', long, 'third']) await one.nodes.tell(idOf('two'), news)
    await expect.poll(() => heard).toEqual(['first', long, 'third'].map((news) => [news, idOf('one')]))
  })

  test('one that fell is forgotten with those that fell under its name before, and none that lives', async () => {
    const address = await server().newAddress()
    const one = await opened(address, 'one')
    await server().ask(
      address,
      `INSERT INTO nodes (id, seen_at, told, joined_at, facts) VALUES
         ('a', now() - interval '2 minutes', 0, now() - interval '3 minutes', '{"name":"gone"}'), ('b', now() - interval '1 minute', 0, now(), '{"name":"gone"}'),
         ('older', now() - interval '1 minute', 0, now(), NULL), ('c', now(), 0, now(), '{"name":"lives"}')`,
    )
    expect(await Promise.all(['b', 'older', 'c', 'nobody'].map((id) => one.nodes.remove(id)))).toEqual(['removed', 'removed', 'living', 'unknown'])
    expect((await one.nodes.list()).map(({ name }) => name).toSorted()).toEqual(['lives', 'one'])
  })

  test('nodes are listed with what they say of themselves, and whether they live and know everything', async () => {
    const address = await server().newAddress()
    const [one, two] = [await opened(address, 'one'), await opened(address, 'two')]
    await server().ask(address, "INSERT INTO nodes (id, seen_at, told) VALUES ('older', now() - interval '1 minute', 0)")
    // Started anew under its name since, as happens at each restart that was no end in peace.
    await server().ask(
      address,
      `INSERT INTO nodes (id, seen_at, told, joined_at, facts) VALUES ('fell', now() - interval '1 minute', 0, now() - interval '2 minutes', '{"name":"one"}')`,
    )
    await one.documents.insert('servingHistory', 'api', { restApiId: 'api', changes: [] })
    await expect
      .poll(async () => (await two.nodes.list()).map(({ name, version, isThis, isLiving, isUpToDate }) => [name, version, isThis, isLiving, isUpToDate]))
      .toEqual([
        ['one', '1.2.3', false, true, true],
        ['two', '1.2.3', true, true, true],
        ['older', undefined, false, false, false],
      ])
    const [first] = await two.nodes.list()
    expect(first?.heardAt).toBeGreaterThanOrEqual(first?.joinedAt ?? Infinity)
    expect(await one.nodes.secret()).toBe(await two.nodes.secret())
    const leaving = await openStore(address, { durability: 'full', node: { name: 'leaving' } })
    leaving.documents.onChange(() => undefined)
    const names = async () => (await one.nodes.list()).map(({ name }) => name)
    await expect.poll(names).toContain('leaving')
    await leaving.close()
    expect(await names()).not.toContain('leaving')
  })
})
