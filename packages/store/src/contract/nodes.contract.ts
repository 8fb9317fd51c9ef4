import { expect, test } from 'vitest'
import type { Store } from '../store.ts'

export function testNodes(store: () => Store): void {
  test('where there is one node, nobody else is asked, and its secret stays', async () => {
    const { nodes } = store()
    expect(await nodes.ask('anybody?', 1000)).toEqual({ answers: [], silent: [], fallen: [] })
    await nodes.tell('nobody', 'news')
    expect(await nodes.remove('nobody')).toBe('unknown')
    expect(await nodes.secret()).toMatch(/^[\da-f-]{36,}$/)
    expect(await nodes.secret()).toBe(await nodes.secret())
  })
}
