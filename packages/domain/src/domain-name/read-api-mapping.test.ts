import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { type ApiMappingRules, type ApiMappingSettings, readApiMapping } from './read-api-mapping.ts'

const rules: ApiMappingRules = {
  domain: { routingMode: 'BASE_PATH_MAPPING_ONLY', endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' }, securityPolicy: 'TLS_1_2' },
  others: [
    { basePath: '(none)', restApiId: 'api', stage: 'dev' },
    { basePath: 'orders/v1', restApiId: 'api', stage: 'dev' },
  ],
  isNew: true,
  multiLevelApiMappings: 2,
  hasApi: (id) => id === 'api',
  hasStage: (_id, stage) => stage === 'dev',
}
const target = { apiId: 'api', stage: 'dev' }

test.each(['orders', 'orders/v1/items', "$-_.+!*'()", 'a'.repeat(300), 'Orders/V1'])(
  'an API mapping may have the key %s, beside an empty one',
  (apiMappingKey) => {
    expect(readApiMapping({ ...target, apiMappingKey }, rules)).toEqual({ value: { basePath: apiMappingKey, restApiId: 'api', stage: 'dev' }, warnings: [] })
  },
)

test.each([{}, { apiMappingKey: '' }, { apiMappingKey: '(none)' }])('%j takes all paths', (key) => {
  expect(readApiMapping({ ...target, ...key }, { ...rules, others: [] })).toMatchObject({ value: { basePath: '(none)' } })
})

const wrongKey = "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),"

test.each<[ApiMappingSettings, fault: object]>([
  ...['/orders', 'orders/', 'a//b', '/', 'a b', 'a%2Fb', 'ä', 'a'.repeat(301)].map((apiMappingKey): [ApiMappingSettings, object] => [
    { ...target, apiMappingKey },
    { field: 'apiMappingKey', text: wrongKey },
  ]),
  [
    { ...target, apiMappingKey: 'orders/v1' },
    { field: 'apiMappingKey', text: 'ApiMapping key already exists for this domain name', kind: 'conflict' },
  ],
  [target, { field: 'apiMappingKey', text: 'ApiMapping key already exists for this domain name', kind: 'conflict' }],
  [
    { ...target, apiMappingKey: 'a', apiId: 'none' },
    { field: 'apiId', text: 'Invalid API identifier specified', kind: 'missing' },
  ],
  [
    { ...target, apiMappingKey: 'a', stage: 'none' },
    { field: 'stage', text: 'Invalid stage identifier specified' },
  ],
])('an API mapping with %o is refused by its field', (settings, fault) => {
  expect(faultsOf(readApiMapping(settings, rules))).toEqual([fault])
})

test('several levels are for regional domain names with TLS 1.2', () => {
  const text = 'Multi-level API mappings are supported for REGIONAL domain names with the security policy TLS_1_2 only'
  const edge = { ...rules.domain, endpointConfiguration: { types: ['EDGE' as const], ipAddressType: 'ipv4' as const } }
  for (const domain of [edge, { ...rules.domain, securityPolicy: 'TLS_1_0' }]) {
    expect(faultsOf(readApiMapping({ ...target, apiMappingKey: 'a/b' }, { ...rules, domain }))).toEqual([{ field: 'apiMappingKey', text }])
    expect(faultsOf(readApiMapping({ ...target, apiMappingKey: 'a' }, { ...rules, domain }))).toEqual([])
  }
  const enhanced = { ...rules.domain, securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }
  expect(faultsOf(readApiMapping({ ...target, apiMappingKey: 'a/b' }, { ...rules, domain: enhanced }))).toEqual([])
})

test('mappings of several levels are counted, those of one are not', () => {
  const full = { ...rules, multiLevelApiMappings: 1 }
  expect(faultsOf(readApiMapping({ ...target, apiMappingKey: 'a/b' }, full))).toMatchObject([{ field: 'apiMappingKey', kind: 'limit' }])
  expect(faultsOf(readApiMapping({ ...target, apiMappingKey: 'a' }, full))).toEqual([])
})

test('a domain name that looks at rules only takes no new mapping', () => {
  const closed: ApiMappingRules = { ...rules, domain: { ...rules.domain, routingMode: 'ROUTING_RULE_ONLY' } }
  expect(faultsOf(readApiMapping({ ...target, apiMappingKey: 'a' }, closed))).toMatchObject([{ field: 'routingMode' }])
  expect(faultsOf(readApiMapping({ ...target, apiMappingKey: 'a' }, { ...closed, isNew: false }))).toEqual([])
})
