import { expect, test } from 'vitest'

import { faultsOf } from '../reading/reading.ts'
import { readRoutingRule, type RoutingRuleRules, type RoutingRuleSettings } from './read-routing-rule.ts'

const actions = [{ invokeApi: { apiId: 'api', stage: 'dev', stripBasePath: true } }]
const rules: RoutingRuleRules = {
  domain: { routingMode: 'ROUTING_RULE_ONLY', endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } },
  others: [{ routingRuleId: 'r', priority: 10, conditions: [], actions: [{ invokeApi: { apiId: 'api', stage: 'dev', stripBasePath: false } }] }],
  isNew: true,
  mostRules: 50,
  endpointTypesOf: (id) => (id === 'api' ? ['REGIONAL'] : id === 'inner' ? ['PRIVATE'] : undefined),
  hasStage: (_id, stage) => stage === 'dev',
}

test('a routing rule without conditions always leads to its stage, and takes nothing off the path unless told to', () => {
  expect(readRoutingRule({ priority: 1, conditions: [], actions: [{ invokeApi: { apiId: 'api', stage: 'dev' } }] }, rules)).toEqual({
    value: { priority: 1, conditions: [], actions: [{ invokeApi: { apiId: 'api', stage: 'dev', stripBasePath: false } }] },
    warnings: [],
  })
})

test('a routing rule keeps two headers and a path as they were given', () => {
  const conditions = [header('Accept', 'image/webp'), header('x-Pet', 'Dog-*'), path('Pet/Store')]
  expect(readRoutingRule({ priority: 1_000_000, conditions, actions }, rules)).toEqual({ value: { priority: 1_000_000, conditions, actions }, warnings: [] })
})

const priority = 'Invalid priority specified. Priority must be an integer between 1 and 1000000'
const either = 'A condition must have either matchBasePaths or matchHeaders'
const oneEntry = 'anyOf must have exactly 1 entry'
const action = 'A routing rule must have exactly one invokeApi action'
const wildcard = 'A wildcard must be the first or the last character of a header value: prefix*, *suffix or *contains*'

test.each<[RoutingRuleSettings, field: string, text: string, kind?: string]>([
  [{ priority: 0 }, 'priority', priority],
  [{ priority: 1_000_001 }, 'priority', priority],
  [{ priority: 1.5 }, 'priority', priority],
  [{ priority: 10 }, 'priority', 'A routing rule with priority 10 already exists for this domain name', 'conflict'],
  [{ conditions: [{}] }, 'conditions[0]', either],
  [{ conditions: [{ ...path('a'), ...header('b', 'c') }] }, 'conditions[0]', either],
  [{ conditions: [path('a'), path('b')] }, 'conditions', 'A routing rule can have at most 1 base path condition'],
  [{ conditions: [header('a', '1'), header('b', '1'), header('c', '1')] }, 'conditions', 'A routing rule can have at most 2 header conditions'],
  [{ conditions: [{ matchBasePaths: { anyOf: [] } }] }, 'conditions[0].matchBasePaths.anyOf', oneEntry],
  [{ conditions: [{ matchBasePaths: { anyOf: ['a', 'b'] } }] }, 'conditions[0].matchBasePaths.anyOf', oneEntry],
  [{ conditions: [{ matchHeaders: { anyOf: [] } }] }, 'conditions[0].matchHeaders.anyOf', oneEntry],
  [{ conditions: [path('a b')] }, 'conditions[0].matchBasePaths.anyOf[0]', "A base path may contain only letters, numbers and one of $-_.+!*'()/"],
  [{ conditions: [path('a'.repeat(128))] }, 'conditions[0].matchBasePaths.anyOf[0]', 'A base path must have less than 128 characters'],
  ...['/a', 'a/', 'a//b'].map((basePath): [RoutingRuleSettings, string, string] => [
    { conditions: [path(basePath)] },
    'conditions[0].matchBasePaths.anyOf[0]',
    'A base path must not start or end with a slash, nor have an empty segment',
  ]),
  [{ conditions: [header('', 'a')] }, 'conditions[0].matchHeaders.anyOf[0].header', 'A header name must have 1 to 39 characters'],
  [{ conditions: [header('a'.repeat(40), 'a')] }, 'conditions[0].matchHeaders.anyOf[0].header', 'A header name must have 1 to 39 characters'],
  [{ conditions: [header('x-*', 'a')] }, 'conditions[0].matchHeaders.anyOf[0].header', 'A header name must not contain a wildcard'],
  ...['AUTHORIZATION', 'Access-Control-Anything', 'X-Amz-Date', 'x-amzn-trace-id', 'Via', 'X-Forwarded-For', 'TE'].map(
    (name): [RoutingRuleSettings, string, string] => [
      { conditions: [header(name, 'a')] },
      'conditions[0].matchHeaders.anyOf[0].header',
      `The header ${name} cannot be used in a routing rule condition`,
    ],
  ),
  [{ conditions: [header('a', '')] }, 'conditions[0].matchHeaders.anyOf[0].valueGlob', 'A header value must have 1 to 127 characters'],
  [{ conditions: [header('a', 'b'.repeat(128))] }, 'conditions[0].matchHeaders.anyOf[0].valueGlob', 'A header value must have 1 to 127 characters'],
  [{ conditions: [header('a', 'b*c')] }, 'conditions[0].matchHeaders.anyOf[0].valueGlob', wildcard],
  [{ conditions: [header('a', '*a*a*a*a*')] }, 'conditions[0].matchHeaders.anyOf[0].valueGlob', wildcard],
  [
    { conditions: [header('a', `*${'b'.repeat(38)}*`)] },
    'conditions[0].matchHeaders.anyOf[0].valueGlob',
    'A header value with a wildcard at both ends must have less than 40 characters',
  ],
  [{ actions: [] }, 'actions', action],
  [{ actions: [{}] }, 'actions', action],
  [{ actions: [...actions, ...actions] }, 'actions', action],
  [{ actions: [{ invokeApi: { apiId: 'none', stage: 'dev' } }] }, 'actions[0].invokeApi.apiId', 'Invalid API identifier specified', 'missing'],
  [
    { actions: [{ invokeApi: { apiId: 'inner', stage: 'dev' } }] },
    'actions[0].invokeApi.apiId',
    'A routing rule of a public domain name can invoke public APIs only',
  ],
  [{ actions: [{ invokeApi: { apiId: 'api', stage: 'no' } }] }, 'actions[0].invokeApi.stage', 'Invalid stage identifier specified'],
])('a routing rule with %j is refused by its field', (settings, field, text, kind) => {
  expect(faultsOf(readRoutingRule({ priority: 1, conditions: [], actions, ...settings }, rules))).toEqual([{ field, text, ...(kind && { kind }) }])
})

test('Host and Cookie may be looked at', () => {
  const conditions = [header('Host', 'api.example.com'), header('cookie', '*beta=1*')]
  expect(faultsOf(readRoutingRule({ priority: 1, conditions, actions }, rules))).toEqual([])
})

test('a rule of a private domain name invokes private APIs', () => {
  const domain = { ...rules.domain, endpointConfiguration: { types: ['PRIVATE' as const], ipAddressType: 'dualstack' as const } }
  const rule = (apiId: string) => faultsOf(readRoutingRule({ priority: 1, actions: [{ invokeApi: { apiId, stage: 'dev' } }] }, { ...rules, domain }))
  expect(rule('inner')).toEqual([])
  expect(rule('api')).toMatchObject([{ text: 'A routing rule of a private domain name can invoke private APIs only' }])
})

test('a domain name that looks at mappings only takes no new rule, and lets a former one be changed', () => {
  const closed: RoutingRuleRules = { ...rules, domain: { ...rules.domain, routingMode: 'BASE_PATH_MAPPING_ONLY' } }
  expect(faultsOf(readRoutingRule({ priority: 1, actions }, closed))).toMatchObject([{ field: 'routingMode' }])
  expect(faultsOf(readRoutingRule({ priority: 1, actions }, { ...closed, isNew: false }))).toEqual([])
})

test('a domain name has so many rules and no more', () => {
  expect(faultsOf(readRoutingRule({ priority: 1, actions }, { ...rules, mostRules: 1 }))).toMatchObject([{ field: 'routingRules', kind: 'limit' }])
})

function path(basePath: string) {
  return { matchBasePaths: { anyOf: [basePath] } }
}

function header(name: string, valueGlob: string) {
  return { matchHeaders: { anyOf: [{ header: name, valueGlob }] } }
}
