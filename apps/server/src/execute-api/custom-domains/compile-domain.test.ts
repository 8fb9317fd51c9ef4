import type { BasePathMapping, DomainName, RoutingRule, RoutingRuleCondition } from '@fourbox/domain'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileDomain } from './compile-domain.ts'

test.each([
  ['/orders', '2'],
  ['/orders/v1/items/123', '3'],
  ['/orders/v2/items', '4'],
  ['/orders/v1/items/categories/5', '5'],
  ['/customers', '1'],
  ['/ordersandmore', '2'],
  ['/Orders', '1'],
  ['/orders%2Fv1%2Fitems', '2'],
  ['/', '1'],
])('of the guide’s mappings of several levels, %s leads to %s', (path, api) => {
  const find = routed({
    basePathMappings: [
      mapping('(none)', '1'),
      mapping('orders', '2'),
      mapping('orders/v1/items', '3'),
      mapping('orders/v2/items', '4'),
      mapping('orders/v1/items/categories', '5'),
    ],
  })
  expect(find(path)).toMatchObject({ restApiId: api, headersInLowerCase: true })
})

test.each([
  ['/orders', '2'],
  ['/orders/', '2'],
  ['/orders/1', '2'],
  ['/ordersandmore', '1'],
  ['/orders%2F1', '1'],
  ['/Orders', '1'],
])('where all mappings have one level, %s leads to %s by its first segment', (path, api) => {
  expect(routed({ basePathMappings: [mapping('(none)', '1'), mapping('orders', '2')] })(path)).toMatchObject({ restApiId: api, headersInLowerCase: false })
})

test('the longest key that a path begins with wins, whatever the keys', () => {
  const key = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  fc.assert(
    fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 12 }), fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 10 }), (keys, letters) => {
      fc.pre(keys.some((each) => each.includes('/')))
      const path = `/${letters.join('')}`
      const [longest] = keys.filter((each) => path.startsWith(`/${each}`)).toSorted((a, b) => b.length - a.length)
      expect(routed({ basePathMappings: keys.map((each) => mapping(each, each)) })(path)?.restApiId).toBe(longest)
    }),
  )
})

const guide = [
  rule(100, '3', []),
  rule(10, '1', [header('Hello', 'World')]),
  rule(50, '2', [header('Accept', 'image/webp'), header('Pet', 'Dog-*'), basePath('PetStoreShopper')]),
]

test.each([
  ['/PetStoreShopper', ['hello', 'World', 'pet', 'Dog-Bella', 'accept', 'image/webp'], '1'],
  ['/PetStoreShopper', ['Pet', 'Dog-Bella', 'Accept', 'image/webp'], '2'],
  ['/PetStoreShopper/dogs', ['PET', 'Dog-Bella', 'ACCEPT', 'image/webp'], '2'],
  ['/PetStoreShopper', ['Pet', 'Dog-Bella'], '3'],
  ['/petstoreshopper', ['Pet', 'Dog-Bella', 'Accept', 'image/webp'], '3'],
  ['/PetStoreShopperMore', ['Pet', 'Dog-Bella', 'Accept', 'image/webp'], '3'],
  ['/', ['Hello', 'world'], '3'],
])('of the guide’s rules, %s with %j leads to %s', (path, headers, api) => {
  expect(routed({ routingMode: 'ROUTING_RULE_ONLY', routingRules: guide })(path, headers)?.restApiId).toBe(api)
})

test('one line of a repeated header is enough, as a whole', () => {
  const find = routed({ routingMode: 'ROUTING_RULE_ONLY', routingRules: [rule(1, 'a', [header('Accept', '*json')])] })
  expect(find('/', ['Accept', 'application/json', 'accept', 'text/xml'])).toBeDefined()
  expect(find('/', ['Accept', 'application/json,text/xml'])).toBeUndefined()
  expect(find('/', [])).toBeUndefined()
})

test('what a rule strips is the base path that matched, and nothing where it strips none or looks at none', () => {
  const stripped = (stripBasePath: boolean, conditions: readonly RoutingRuleCondition[]) =>
    routed({ routingMode: 'ROUTING_RULE_ONLY', routingRules: [rule(1, 'a', conditions, stripBasePath)] })('/pets/dogs/1')?.stripped
  expect(stripped(true, [basePath('pets/dogs')])).toBe('/pets/dogs'.length)
  expect(stripped(false, [basePath('pets/dogs')])).toBe(0)
  expect(stripped(true, [])).toBe(0)
})

test('the mode says who is asked: mappings, rules, or rules before mappings', () => {
  const parts = { basePathMappings: [mapping('(none)', 'mapped')], routingRules: [rule(1, 'ruled', [header('x', 'y')])] }
  const answers = (routingMode: DomainName['routingMode']) => {
    const find = routed({ ...parts, routingMode })
    return [find('/', ['X', 'y']), find('/', [])].map((target) => target?.restApiId)
  }
  expect(answers('BASE_PATH_MAPPING_ONLY')).toEqual(['mapped', 'mapped'])
  expect(answers('ROUTING_RULE_ONLY')).toEqual(['ruled', undefined])
  expect(answers('ROUTING_RULE_THEN_BASE_PATH_MAPPING')).toEqual(['ruled', 'mapped'])
})

test('it is told which of both led there', () => {
  expect(routed({ routingMode: 'ROUTING_RULE_ONLY', routingRules: [rule(7, 'a', [])] })('/')).toMatchObject({ routingRuleIdMatched: 'rule7' })
  expect(routed({ basePathMappings: [mapping('(none)', 'a')] })('/')).toMatchObject({ basePathMatched: '(none)' })
})

test('a thousand rules look through the headers once, the last as the first', () => {
  const routingRules = Array.from({ length: 1000 }, (_, index) => rule(index + 1, `api${index}`, [header(`X-${index}`, `*${'a'.repeat(30)}*`)]))
  const find = routed({ routingMode: 'ROUTING_RULE_ONLY', routingRules })
  const noise = Array.from({ length: 200 }, (_, index) => [`x-${index}`, 'a'.repeat(29)]).flat()
  expect(find('/', [...noise, 'x-999', 'a'.repeat(8000)])?.restApiId).toBe('api999')
  expect(find('/', noise)).toBeUndefined()
})

function routed(settings: Partial<DomainName>) {
  const { route } = compileDomain({
    domainName: 'a.example',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    domainNameStatus: 'AVAILABLE',
    securityPolicy: 'TLS_1_2',
    routingMode: 'BASE_PATH_MAPPING_ONLY',
    tags: {},
    basePathMappings: [],
    routingRules: [],
    ...settings,
  })
  return (path: string, headers: readonly string[] = []) => route(path, headers)
}

function mapping(basePathOf: string, restApiId: string): BasePathMapping {
  return { apiMappingId: `id-${basePathOf}`, basePath: basePathOf, restApiId, stage: 'prod' }
}

function rule(priority: number, apiId: string, conditions: readonly RoutingRuleCondition[], stripBasePath = false): RoutingRule {
  return { routingRuleId: `rule${priority}`, priority, conditions, actions: [{ invokeApi: { apiId, stage: 'prod', stripBasePath } }] }
}

function header(name: string, valueGlob: string): RoutingRuleCondition {
  return { matchHeaders: { anyOf: [{ header: name, valueGlob }] } }
}

function basePath(text: string): RoutingRuleCondition {
  return { matchBasePaths: { anyOf: [text] } }
}
