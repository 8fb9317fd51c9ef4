import type { AskedNode } from '@fourbox/domain'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const node: AskedNode = {
  id: 'a',
  name: 'web-1',
  version: '0.1.0',
  role: 'both',
  isThis: true,
  joinedAt: Date.UTC(2027, 0, 15, 8),
  heardAt: Date.UTC(2027, 0, 15, 9),
  isLiving: true,
  isHeard: true,
  isUpToDate: true,
}

async function openSettings(item: readonly AskedNode[]) {
  answer({ GetAccount: { throttleSettings: { rateLimit: 10, burstLimit: 5 } } }, { '/_fourbox/nodes': JSON.stringify({ item }) })
  await openConsole('/settings')
  await screen.findByText('10 requests per second')
}

test('the settings list the servers on one database, with what each does and whether it is there', async () => {
  await openSettings([
    node,
    { ...node, id: 'b', name: 'web-2', role: 'data', isThis: false, isUpToDate: false },
    { ...node, id: 'c', name: 'web-3', isThis: false, isLiving: false, isHeard: false },
  ])
  const [, ...rows] = within(await screen.findByRole('table', { name: 'Nodes' })).getAllByRole('row')
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^web-1 \(this one\)Up to dateboth0\.1\.0/),
    expect.stringMatching(/^web-2Catching updata/),
    expect.stringMatching(/^web-3Not heard/),
  ])
})

test('one server alone is not listed', async () => {
  await openSettings([node])
  expect(screen.queryByRole('table', { name: 'Nodes' })).toBeNull()
})
