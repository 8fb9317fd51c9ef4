import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const groups = ['team-10', 'team-2'].map((logGroupName) => ({ logGroupName, creationTime: 1_795_000_000_000, storedBytes: 1440, retentionInDays: 7 }))

test('while the groups are on their way the page says that it is loading', async () => {
  answer({ DescribeLogGroups: 'never' })
  await openConsole('/log-groups')
  expect(await screen.findByText('Loading')).toBeDefined()
})

test('when the groups cannot be read the page says why', async () => {
  answer({ DescribeLogGroups: new Refusal(503, 'ServiceUnavailableException', 'Not now') })
  await openConsole('/log-groups')
  expect(await screen.findByText('Not now')).toBeDefined()
})

test('without a group the page says who makes them', async () => {
  answer({ DescribeLogGroups: { logGroups: [] } })
  await openConsole('/log-groups')
  expect(await screen.findByText(/^Functions make theirs/)).toBeDefined()
})

test('groups are listed as people count, with what is set of them', async () => {
  answer({ DescribeLogGroups: { logGroups: groups }, DescribeLogStreams: { logStreams: [] } })
  await openConsole('/log-groups')
  const rows = (await screen.findAllByRole('row')).slice(1)
  expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual(['team-2', 'team-10'])
  expect(rows[0]?.textContent).toContain('7 days')
  expect(rows[0]?.textContent).toContain('1.4 kB')
})

test('a group is deleted after the word has been typed', async () => {
  const calls = answer({ DescribeLogGroups: { logGroups: groups }, DescribeLogStreams: { logStreams: [] }, DeleteLogGroup: {} })
  await openConsole('/log-groups')
  fireEvent.click(await screen.findByRole('radio', { name: 'Select team-2' }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText('To confirm, type "confirm"'), { target: { value: 'confirm' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(calls.find(({ operation }) => operation === 'DeleteLogGroup')?.body).toEqual({ logGroupName: 'team-2' }))
})
