import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, Refusal } from '../../testing/fake-server.ts'
import { openConsole } from '../../testing/render-console.tsx'

const address = '/log-groups/%2Faws%2Flambda%2Ffaq/events'
const requestId = '5b1c7e02-0c37-4d1f-9f5e-1d0e5a6c77b3'
const events = [
  { eventId: '1', timestamp: 1_795_000_000_000, logStreamName: 's', message: `START RequestId: ${requestId} Version: 1\n` },
  { eventId: '2', timestamp: 1_795_000_000_001, logStreamName: 's', message: '{"level":"ERROR","order":7}' },
]
// The first window that is asked for holds them all.
const found = { FilterLogEvents: { events, searchedLogStreams: [] } }

test('while events are looked for the page says that it is loading', async () => {
  answer({ FilterLogEvents: 'never' })
  await openConsole(address)
  expect(await screen.findByText('Loading')).toBeDefined()
  expect(document.title).toBe('/aws/lambda/faq - Log events - Fourbox')
})

test('a group without events is said to have none', async () => {
  answer({ FilterLogEvents: { events: [] } })
  await openConsole(address)
  expect(await screen.findByText('Nothing has been written here yet.')).toBeDefined()
})

test('what is written a moment after the page was opened is found without a click', async () => {
  let asked = 0
  const late = () => {
    asked += 1
    return asked === 1 ? new Refusal(400, 'ResourceNotFoundException', 'The specified log group does not exist.') : { events, searchedLogStreams: [] }
  }
  answer({ FilterLogEvents: late })
  await openConsole(`${address}?from=1795000000000`)
  expect(await screen.findByText('The specified log group does not exist.')).toBeDefined()
  expect(await screen.findAllByRole('treeitem')).toHaveLength(2)
})

test('a group that does not exist is said so in the server’s words', async () => {
  answer({ FilterLogEvents: new Refusal(400, 'ResourceNotFoundException', 'The specified log group does not exist.') })
  await openConsole(address)
  expect(await screen.findByText('The specified log group does not exist.')).toBeDefined()
})

test('a wrong pattern is told at its field in the server’s words', async () => {
  answer({ FilterLogEvents: new Refusal(400, 'InvalidParameterException', 'Invalid filter pattern') })
  await openConsole(`${address}?pattern=%7B`)
  const field = await screen.findByRole('searchbox')
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByText('Invalid filter pattern')).toBeDefined()
})

test('events are found with the pattern, the stream and the time that the address says', async () => {
  const calls = answer(found)
  await openConsole(`${address}?stream=s&pattern=ERROR&from=1795000000000&to=1795000000999`)
  expect(await screen.findAllByRole('treeitem')).toHaveLength(2)
  expect(calls.find(({ operation }) => operation === 'FilterLogEvents')?.body).toMatchObject({
    logGroupName: '/aws/lambda/faq',
    logStreamNames: ['s'],
    filterPattern: 'ERROR',
    startTime: 1_795_000_000_000,
    endTime: 1_795_000_000_999,
  })
})

test('the page says what the pattern finds, and when the events came that it found', async () => {
  answer(found)
  await openConsole(`${address}?pattern=%3FERROR+%3FWARN&from=1795000000000&to=1795000000999`)
  expect(await screen.findByText('Finds lines with ERROR or WARN.')).toBeDefined()
  expect(await screen.findByRole('group', { name: 'Events over time: 2 shown, 1 with a failure, at most 2 in a bar' })).toBeDefined()
})

test('a bar of the histogram is chosen as the time range, by a click or by arrows and Enter', async () => {
  answer({ FilterLogEvents: { events: [...events, { eventId: '3', timestamp: 1_795_000_059_999, logStreamName: 's', message: 'late' }] } })
  const { router } = await openConsole(`${address}?from=1795000000000&to=1795000099999&live=on`)
  const bars = await screen.findAllByRole('button', { name: /Show only these/ })
  expect(bars.map((bar) => [bar.getAttribute('aria-label')?.replace(/^.*?(?=\d+ events?)/, ''), bar.tabIndex])).toEqual([
    ['2 events, 1 failed. Show only these', 0],
    ['1 event. Show only these', -1],
  ])
  bars[0]?.focus()
  fireEvent.keyDown(bars[0] ?? document, { key: 'ArrowRight' })
  expect(document.activeElement).toBe(bars[1])
  fireEvent.click(bars[1] ?? document)
  await waitFor(() => expect(router.state.location.search).toBe('?from=1795000059000&to=1795000059999'))
})

test('a JSON line is folded out, and a key of it becomes the pattern', async () => {
  answer(found)
  const { router } = await openConsole(`${address}?from=1795000000000&to=1795000000999`)
  fireEvent.click(await screen.findByText('{"level":"ERROR","order":7}'))
  fireEvent.click(await screen.findByRole('button', { name: '"order"' }))
  await waitFor(() => expect(new URLSearchParams(router.state.location.search).get('pattern')).toBe('{ $.order = 7 }'))
})

test('only the lines of one request are asked for by its id', async () => {
  answer(found)
  const { router } = await openConsole(`${address}?from=1795000000000&to=1795000000999&group=request`)
  fireEvent.click(await screen.findByRole('button', { name: `Only this request: ${requestId}` }))
  await waitFor(() => expect(new URLSearchParams(router.state.location.search).get('pattern')).toBe(`"${requestId}"`))
})
