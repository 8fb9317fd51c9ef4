import type { AskedNode } from '@fourbox/domain'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
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
  const calls = answer({ GetAccount: { throttleSettings: { rateLimit: 10, burstLimit: 5 } } }, { '/_fourbox/nodes': JSON.stringify({ item }) })
  await openConsole('/settings')
  await screen.findByText('10 requests per second')
  return calls
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
    expect.stringMatching(/^web-3Gone or cut off/),
  ])
})

test('one that fell is removed when that is confirmed, and none that lives', async () => {
  const calls = await openSettings([node, { ...node, id: 'c', name: 'web-3', isThis: false, isLiving: false, isHeard: false }])
  fireEvent.click(await screen.findByRole('button', { name: 'Remove web-3' }))
  expect(screen.queryByRole('button', { name: 'Remove web-1' })).toBeNull()
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(calls.map(({ path }) => path)).toContain('/_fourbox/nodes/c'))
})

test('one server alone is not listed', async () => {
  await openSettings([node])
  expect(screen.queryByRole('table', { name: 'Nodes' })).toBeNull()
})
