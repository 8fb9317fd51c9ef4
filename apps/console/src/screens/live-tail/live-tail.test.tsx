import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { choose } from '../../testing/choose.ts'
import { answer } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const groups = { DescribeLogGroups: { logGroups: [{ logGroupName: 'one' }, { logGroupName: '/aws/lambda/two' }] }, DescribeLogStreams: { logStreams: [] } }

test('without a group there is nothing to start', async () => {
  answer(groups)
  await openConsole('/live-tail?live=on')
  expect(await screen.findByText('Choose the log groups to follow, then start.')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Start' }).hasAttribute('disabled')).toBe(true)
})

test('the chosen groups are followed by one session, with the pattern, and stand in the address', async () => {
  const calls = answer(groups)
  const { router } = await openConsole('/live-tail?log-group=one&pattern=ERROR')
  await screen.findByRole('button', { name: /^Log groups/ })
  await choose(/^Log groups/, '/aws/lambda/two')
  fireEvent.click(screen.getByRole('button', { name: 'Start' }))
  const arn = (name: string) => `arn:aws:logs:us-east-1:000000000000:log-group:${name}`
  await waitFor(() =>
    expect(calls.map(({ body }) => body)).toContainEqual({ logGroupIdentifiers: [arn('one'), arn('/aws/lambda/two')], logEventFilterPattern: 'ERROR' }),
  )
  expect(router.state.location.search).toBe('?pattern=ERROR&live=on&log-group=one&log-group=%2Faws%2Flambda%2Ftwo')
})

test('what the server says against the session is shown', async () => {
  answer(groups)
  await openConsole('/live-tail?log-group=gone&live=on')
  expect(await screen.findByText(/^No answer for POST/)).toBeDefined()
})
