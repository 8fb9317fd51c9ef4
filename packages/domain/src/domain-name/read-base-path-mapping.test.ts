import { expect, test } from 'vitest'

import { type BasePathMappingRules, type BasePathMappingSettings, readBasePathMapping } from './read-base-path-mapping.ts'

const rules: BasePathMappingRules = {
  domain: { routingMode: 'BASE_PATH_MAPPING_ONLY' },
  isNew: true,
  others: [{ basePath: 'v1', restApiId: 'api' }],
  hasApi: (id) => id === 'api',
  hasStage: (_id, stage) => stage === 'dev',
}

test('a base path mapping without a path takes all of them, where it is alone', () => {
  expect(readBasePathMapping({ restApiId: 'api', stage: 'dev' }, { ...rules, others: [] })).toEqual({
    value: { basePath: '(none)', restApiId: 'api', stage: 'dev' },
    warnings: [],
  })
})

test.each<[BasePathMappingSettings, fault: object]>([
  [
    { basePath: 'v1', restApiId: 'api' },
    { field: 'basePath', text: 'Base path already exists for this domain name', kind: 'conflict' },
  ],
  [{ restApiId: 'api' }, { field: 'basePath', text: 'Only one base path mapping is allowed if the base path is empty.', kind: 'conflict' }],
  [
    { basePath: 'a/b', restApiId: 'api' },
    {
      field: 'basePath',
      text: "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.",
    },
  ],
  [
    { basePath: 'v2', restApiId: 'no' },
    { field: 'restApiId', text: 'Invalid REST API identifier specified' },
  ],
  [
    { basePath: 'v2', restApiId: 'api', stage: 'no' },
    { field: 'stage', text: 'Invalid stage identifier specified' },
  ],
])('a base path mapping with %o is refused by its field', (settings, fault) => {
  expect(readBasePathMapping(settings, rules)).toEqual({ faults: [fault] })
})

test('a domain name that looks at rules only takes no new mapping, and lets a former one be changed', () => {
  const closed: BasePathMappingRules = { ...rules, domain: { routingMode: 'ROUTING_RULE_ONLY' } }
  const text = 'Cannot create a mapping for a domain name with routing mode ROUTING_RULE_ONLY.'
  expect(readBasePathMapping({ basePath: 'v2', restApiId: 'api' }, closed)).toEqual({ faults: [{ field: 'routingMode', text }] })
  expect(readBasePathMapping({ basePath: 'v2', restApiId: 'api' }, { ...closed, isNew: false })).toMatchObject({ value: { basePath: 'v2' } })
})
