import { expect, test } from 'vitest'

import { type ApiKeyRules, type ApiKeySettings, readApiKey } from './read-api-key.ts'

const rules: ApiKeyRules = { hasStage: (key) => key === 'api/dev', isValueTaken: (value) => value.startsWith('taken') }

test('an API key is off unless it is switched on, and an empty name is dropped', () => {
  expect(readApiKey({ name: '' }, rules)).toEqual({ value: { enabled: false, stageKeys: [] }, warnings: [] })
  const settings = { name: 'k', value: 'x'.repeat(20), customerId: 'c', description: 'd', enabled: true, stageKeys: ['api/dev'] }
  expect(readApiKey(settings, rules)).toEqual({ value: settings, warnings: [] })
})

test.each<[ApiKeySettings, fault: object]>([
  [{ value: 'short' }, { field: 'value', text: 'API Key value should be at least 20 characters' }],
  [{ value: 'x'.repeat(129) }, { field: 'value', text: 'API Key value exceeds maximum size of 128 characters' }],
  [{ value: 'taken'.repeat(4) }, { field: 'value', text: 'API Key already exists', kind: 'conflict' }],
  [{ name: 'x'.repeat(1025) }, { field: 'name', text: 'Invalid API Key name, can be at most 1024 characters.' }],
  [{ description: 'x'.repeat(125_001) }, { field: 'description', text: 'Invalid API Key description specified.' }],
  [{ stageKeys: ['api'] }, { field: 'stageKeys', text: 'Invalid API Stage specified' }],
  [{ stageKeys: ['api/no'] }, { field: 'stageKeys', text: 'Invalid stage identifier specified' }],
])('an API key with %o is refused by its field', (settings, fault) => {
  expect(readApiKey(settings, rules)).toEqual({ faults: [fault] })
})
