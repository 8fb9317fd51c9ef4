import { expect, test } from 'vitest'
import { databaseAway } from '../nodes/database-away.ts'
import { openToAll, readiness } from './start-messages.ts'

const addresses = { controlOrigin: 'http://localhost:4400', executeOrigin: 'http://localhost:4401' }

test('in the default mode a start says where to click, in one line', () => {
  expect(readiness(addresses, 'both')).toBe('Fourbox is ready: console http://localhost:4400, deployed APIs http://localhost:4401')
})

test('a node of one role says which, and what it is there for', () => {
  expect(readiness(addresses, 'control')).toContain('control node: console http://localhost:4400; other nodes serve deployed APIs')
  expect(readiness(addresses, 'data')).toContain('data node: deployed APIs http://localhost:4401, health http://localhost:4400/readyz')
})

test('a node that began without its database says so behind where it is', () => {
  const lastKnown = databaseAway({ at: Date.UTC(2026, 0, 2), place: 'postgres://db/fourbox', why: 'connect ECONNREFUSED' })
  expect(readiness({ ...addresses, lastKnown }, 'data').split('\n')[1]).toBe(
    'postgres://db/fourbox is away (connect ECONNREFUSED). Deployed APIs are served as they were known here at 2026-01-02T00:00:00.000Z; nothing can be changed until it is back.',
  )
})

test('in the strict mode a start prints the address that opens the console', () => {
  const signInAddress = 'http://localhost:4400/console/sign-in#token=abc'
  expect(readiness({ ...addresses, signInAddress }, 'both').split('\n')).toContain(`Sign in, once and within a day, at ${signInAddress}`)
})

test('a start that lets everybody in says what that means', () => {
  expect(openToAll({ host: '0.0.0.0', strict: false })).toContain('whoever reaches this address is the owner')
  expect(openToAll({ host: '0.0.0.0', strict: true })).toBeUndefined()
  expect(openToAll({ host: '127.0.0.1', strict: false })).toBeUndefined()
})
