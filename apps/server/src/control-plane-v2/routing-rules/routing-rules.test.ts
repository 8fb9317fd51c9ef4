import type { RoutingMode } from '@aws-sdk/client-apigatewayv2'
import { expect, test } from 'vitest'
import { newPrivateDomain, newStage } from '../../testing/trial-objects.ts'
import { refusalOf, secondGeneration, trialServer } from '../../testing/trial-server.ts'

const DomainName = 'pets.example'
const unknown = 'NotFoundException: Invalid routing rule identifier specified'

async function withDomain({ limits = {}, mode = 'ROUTING_RULE_THEN_API_MAPPING' }: { readonly limits?: object; readonly mode?: RoutingMode } = {}) {
  const server = await trialServer({ limits })
  const v2 = await secondGeneration(server)
  await v2.createDomainName({
    DomainName,
    DomainNameConfigurations: [{ CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' }],
    RoutingMode: mode,
  })
  const { restApiId } = await newStage(server.aws)
  const Actions = [{ InvokeApi: { ApiId: restApiId, Stage: 'prod' } }]
  return { v1: server.aws, v2, dataPlane: server.dataPlane, restApiId, rule: { DomainName, Conditions: [], Actions } }
}

test('a rule is made, read, replaced and deleted', async () => {
  const { v2, dataPlane, rule } = await withDomain()
  const Conditions = [{ MatchHeaders: { AnyOf: [{ Header: 'Accept', ValueGlob: 'image/*' }] } }, { MatchBasePaths: { AnyOf: ['pets/dogs'] } }]
  const made = await v2.createRoutingRule({ ...rule, Conditions, Priority: 50 })
  const { RoutingRuleId = '' } = made
  expect(RoutingRuleId).toMatch(/^[a-z0-9]{6}$/)
  const arn = `arn:aws:apigateway:us-east-1:000000000000:/domainnames/${DomainName}/routingrules/${RoutingRuleId}`
  const invoke = rule.Actions.map(({ InvokeApi }) => ({ InvokeApi: { ...InvokeApi, StripBasePath: false } }))
  expect(made).toEqual({ RoutingRuleId, RoutingRuleArn: arn, Priority: 50, Conditions, Actions: invoke })
  expect(dataPlane.told.at(-1)).toBe(`changed domainName ${DomainName}`)
  const address = { DomainName, RoutingRuleId }
  expect(await v2.getRoutingRule(address)).toEqual(made)
  expect(await v2.putRoutingRule({ ...rule, ...address, Priority: 50 })).toEqual({ ...made, Conditions: [] })
  await v2.deleteRoutingRule(address)
  expect(await refusalOf(v2.getRoutingRule(address))).toBe(unknown)
  expect(await refusalOf(v2.putRoutingRule({ ...rule, ...address, Priority: 1 }))).toBe(unknown)
  expect(await refusalOf(v2.deleteRoutingRule(address))).toBe(unknown)
})

test('rules are listed by priority, in pages', async () => {
  const { v2, rule } = await withDomain()
  for (const Priority of [30, 10, 20]) await v2.createRoutingRule({ ...rule, Priority })
  const { RoutingRules: first = [], NextToken } = await v2.listRoutingRules({ DomainName, MaxResults: 2 })
  const { RoutingRules: second = [], NextToken: end } = await v2.listRoutingRules({ DomainName, MaxResults: 2, NextToken })
  expect([...first, ...second].map(({ Priority }) => Priority)).toEqual([10, 20, 30])
  expect(end).toBeUndefined()
})

test('no two rules have one priority', async () => {
  const { v2, rule } = await withDomain()
  await v2.createRoutingRule({ ...rule, Priority: 1 })
  const { RoutingRuleId } = await v2.createRoutingRule({ ...rule, Priority: 2 })
  const taken = 'ConflictException: A routing rule with priority 1 already exists for this domain name'
  expect(await refusalOf(v2.createRoutingRule({ ...rule, Priority: 1 }))).toBe(taken)
  expect(await refusalOf(v2.putRoutingRule({ ...rule, RoutingRuleId, Priority: 1 }))).toBe(taken)
})

test.each([
  [{ Priority: 0 }, 'BadRequestException: Invalid priority specified. Priority must be an integer between 1 and 1000000'],
  [{ Actions: [{ InvokeApi: { ApiId: 'none', Stage: 'prod' } }] }, 'NotFoundException: Invalid API identifier specified'],
  [{ Actions: [] }, 'BadRequestException: A routing rule must have exactly one invokeApi action'],
  [{ Conditions: [{}] }, 'BadRequestException: A condition must have either matchBasePaths or matchHeaders'],
  [
    { Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'a', ValueGlob: '*a*a*a*a*a*a*a*a*b' }] } }] },
    'BadRequestException: A wildcard must be the first or the last character of a header value: prefix*, *suffix or *contains*',
  ],
  [{ DomainName: 'none.example' }, 'NotFoundException: Invalid domain name identifier specified'],
])('a rule with %j is refused', async (settings, refusal) => {
  const { v2, rule } = await withDomain()
  expect(await refusalOf(v2.createRoutingRule({ ...rule, Priority: 1, ...settings }))).toBe(refusal)
  expect((await v2.listRoutingRules({ DomainName })).RoutingRules).toEqual([])
})

test('a domain name has 50 rules and no more', async () => {
  const { v2, rule } = await withDomain()
  for (let Priority = 1; Priority <= 50; Priority++) await v2.createRoutingRule({ ...rule, Priority })
  expect(await refusalOf(v2.createRoutingRule({ ...rule, Priority: 51 }))).toMatch(/^TooManyRequestsException: Maximum number of routing rules /)
})

test('the mode says which of both may be made, and nothing that is there goes away', async () => {
  const { v1, v2, rule, restApiId } = await withDomain({ mode: 'API_MAPPING_ONLY' })
  expect(await refusalOf(v2.createRoutingRule({ ...rule, Priority: 1 }))).toMatch(/^BadRequestException: Cannot create a routing rule /)
  const mapping = { domainName: DomainName, basePath: 'a', restApiId }
  await v1.createBasePathMapping(mapping)
  await v1.updateDomainName({ domainName: DomainName, patchOperations: [{ op: 'replace', path: '/routingMode', value: 'ROUTING_RULE_ONLY' }] })
  await v2.createRoutingRule({ ...rule, Priority: 1 })
  const closed = 'BadRequestException: Cannot create a mapping for a domain name with routing mode ROUTING_RULE_ONLY.'
  expect(await refusalOf(v1.createBasePathMapping({ ...mapping, basePath: 'b' }))).toBe(closed)
  expect(await refusalOf(v2.createApiMapping({ DomainName, ApiId: restApiId, Stage: 'prod', ApiMappingKey: 'b' }))).toBe(closed)
  expect((await v2.getApiMappings({ DomainName })).Items).toHaveLength(1)
  await v2.updateDomainName({ DomainName, RoutingMode: 'API_MAPPING_ONLY' })
  expect((await v2.listRoutingRules({ DomainName })).RoutingRules).toHaveLength(1)
})

test('an API is not deleted while a rule leads to it', async () => {
  const { v1, v2, rule, restApiId } = await withDomain()
  await v2.createRoutingRule({ ...rule, Priority: 1 })
  expect(await refusalOf(v1.deleteRestApi({ restApiId }))).toBe(
    `BadRequestException: Deleting RestApi ${restApiId} failed. Please remove all routing rules related to the RestApi in your domains.`,
  )
})

test('a private domain name is told by its id, and invokes private APIs', async () => {
  const { v1, v2, rule } = await withDomain()
  const { domainNameId: DomainNameId } = await newPrivateDomain(v1, 'inner.example')
  await v1.updateDomainName({
    domainName: 'inner.example',
    domainNameId: DomainNameId,
    patchOperations: [{ op: 'replace', path: '/routingMode', value: 'ROUTING_RULE_ONLY' }],
  })
  const address = { DomainName: 'inner.example', DomainNameId }
  expect(await refusalOf(v2.createRoutingRule({ ...rule, ...address, Priority: 1 }))).toBe(
    'BadRequestException: A routing rule of a private domain name can invoke private APIs only',
  )
  expect((await v2.listRoutingRules(address)).RoutingRules).toEqual([])
  expect(await refusalOf(v2.listRoutingRules({ DomainName: 'inner.example' }))).toBe('NotFoundException: Invalid domain name identifier specified')
})
