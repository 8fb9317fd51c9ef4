import { own } from '@fourbox/domain'

import { isJsonList, type Json, type JsonObject } from '../template/json.ts'
import { type ApiDraft, operationsOf } from './api-draft.ts'
import { draftValueOf } from './drafting.ts'
import { objectOf, type SamContext } from './sam-context.ts'

/** Writes `Auth.ResourcePolicy` of an API and of its events as the policy of the definition. */
export function addResourcePolicy(context: SamContext, { resource, body, auths }: ApiDraft): void {
  const policy = objectOf(own(objectOf(own(resource.properties, 'Auth')), 'ResourcePolicy'))
  const asked = [
    ...(body && Object.keys(policy).length > 0 ? operationsOf(body).map(({ path, method }) => ({ path, method, policy })) : []),
    ...auths.map(({ path, method, auth }) => ({ path, method, policy: objectOf(own(auth, 'ResourcePolicy')) })),
  ].filter((entry) => Object.keys(entry.policy).length > 0)
  if (asked.length === 0) return
  if (!body) {
    context.fault(resource.logicalId, "ResourcePolicy works only with inline Swagger specified in 'DefinitionBody' property.")
    return
  }
  const resources = asked.map(({ path, method }) => resourceOf(path, method))
  const statements = asked.flatMap((entry) => statementsOf(entry.policy, resourceOf(entry.path, entry.method)))
  const customs = own(policy, 'CustomStatements')
  const custom = isJsonList(customs) ? customs : customs === undefined ? [] : [customs]
  body['x-amazon-apigateway-policy'] = draftValueOf({ Version: '2012-10-17', Statement: [...custom, ...merged(statements, resources)] })
}

function resourceOf(path: string, method: string): string {
  const verb = method === 'x-amazon-apigateway-any-method' ? '*' : method.toUpperCase()
  return `execute-api:/*/${verb}${path.replaceAll(/\{[^}]*\}/g, '*')}`
}

interface Statement {
  readonly effect: 'Allow' | 'Deny'
  readonly resource: string
  readonly condition?: JsonObject
  readonly principal?: Json
}

const addresses = [
  ['IpRangeWhitelist', 'NotIpAddress', 'aws:SourceIp'],
  ['IpRangeBlacklist', 'IpAddress', 'aws:SourceIp'],
  ['SourceVpcWhitelist', 'StringNotEquals', 'aws:SourceVpc'],
  ['SourceVpcBlacklist', 'StringEquals', 'aws:SourceVpc'],
  ['IntrinsicVpcWhitelist', 'StringNotEquals', 'aws:SourceVpc'],
  ['IntrinsicVpcBlacklist', 'StringEquals', 'aws:SourceVpc'],
  ['IntrinsicVpceWhitelist', 'StringNotEquals', 'aws:SourceVpce'],
  ['IntrinsicVpceBlacklist', 'StringEquals', 'aws:SourceVpce'],
] as const

/** Who is let in is allowed and all others are denied; who is kept out is denied and all others are allowed. */
function statementsOf(policy: JsonObject, resource: string): readonly Statement[] {
  const statements: Statement[] = []
  for (const [list, effect] of [
    ['AwsAccountWhitelist', 'Allow'],
    ['AwsAccountBlacklist', 'Deny'],
  ] as const) {
    const accounts = own(policy, list)
    if (isJsonList(accounts))
      statements.push({
        effect,
        resource,
        principal: { AWS: accounts.map((account) => (typeof account === 'object' ? account : `arn:aws:iam::${account}:root`)) },
      })
  }
  for (const [list, operator, key] of addresses) {
    const values = own(policy, list)
    if (!isJsonList(values)) continue
    // A list of SourceVpc may name endpoints as well as networks.
    const source = key === 'aws:SourceVpc' && values.some((value) => typeof value === 'string' && value.startsWith('vpce-')) ? 'aws:SourceVpce' : key
    statements.push({ effect: 'Allow', resource }, { effect: 'Deny', resource, condition: { [operator]: { [source]: values } } })
  }
  return statements
}

/** Statements that differ in nothing but their resource are one. */
function merged(statements: readonly Statement[], resources: readonly string[]): readonly Json[] {
  const groups = new Map<string, { readonly statement: Statement; readonly resources: Set<string> }>()
  for (const statement of statements) {
    const key = JSON.stringify([statement.effect, statement.condition ?? null, statement.principal ?? null])
    const group = groups.get(key)
    if (group) group.resources.add(statement.resource)
    else groups.set(key, { statement, resources: new Set([statement.resource]) })
  }
  return [...groups.values()].map(({ statement, resources: own }) => ({
    Effect: statement.effect,
    Principal: statement.principal ?? '*',
    Action: 'execute-api:Invoke',
    Resource: resources.filter((resource, index) => own.has(resource) && resources.indexOf(resource) === index),
    ...(statement.condition && { Condition: statement.condition }),
  }))
}
