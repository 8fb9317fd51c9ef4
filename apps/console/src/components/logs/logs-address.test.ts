import { expect, test } from 'vitest'
import { logsAddress } from './logs-address.ts'

test('the address of log events names group, stream, pattern and time', () => {
  expect(logsAddress({ group: '/aws/lambda/faq' })).toBe('/console/log-groups/%2Faws%2Flambda%2Ffaq/events')
  expect(logsAddress({ group: 'g', stream: '2026/11/29/[$LATEST]ab', pattern: '{ $.a = 1 }', from: 1, to: 2 })).toBe(
    '/console/log-groups/g/events?stream=2026%2F11%2F29%2F%5B%24LATEST%5Dab&pattern=%7B+%24.a+%3D+1+%7D&from=1&to=2',
  )
})

test('a request is found by its id in quotes, since an id holds more than letters', () => {
  expect(logsAddress({ group: 'g', requestId: '5b1c7e02-a' })).toBe('/console/log-groups/g/events?pattern=%225b1c7e02-a%22')
})
