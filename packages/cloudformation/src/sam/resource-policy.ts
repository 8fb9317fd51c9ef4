import { own, replaceVariables } from '@fourbox/domain'

import { isJsonList, type Json, type JsonObject, objectOf } from '../template/json.ts'
import { type ApiDraft, operationsOf } from './api-draft.ts'
import { draftValueOf } from './drafting.ts'
import type { SamContext } from './sam-context.ts'

/** Writes `Auth.ResourcePolicy` of an API and of its events as the policy of the definition. */
export function addResourcePolicy(context: SamContext, { resource, body, auths }: ApiDraft): void {
  const policy = objectOf(own(objectOf(own(resource.properties, 'Auth')), 'ResourcePolicy'))
  const asked = [
    ...(body && Object.keys(policy).length > 0 ? operationsOf(body).map(({ path, method }) => ({ path, method, policy })) : []),
    ...auths.map(({ path, method, auth }) => ({ path, method, policy: objectOf(own(auth, 'ResourcePolicy')) })),
  ].filter((entry) => Object.keys(entry.policy).length > 0)
  const customs = own(policy, 'CustomStatements')
  if (asked.length === 0 && Object.keys(policy).length === 0) return
  if (!body) {
    context.fault(resource.logicalId, "ResourcePolicy works only with inline Swagger specified in 'DefinitionBody' property.")
    return
  }
  const stage = own(resource.properties, 'StageName') ?? '*'
  const custom = isJsonList(customs) ? customs : customs === undefined ? [] : [customs]
  // An API without a method of its own yet is guarded as a whole.
  const guarded = asked.length === 0 ? statementsOf(policy, 'execute-api:/*') : asked.flatMap((entry) => statementsOf(entry.policy, resourceOf(stage, entry)))
  body['x-amazon-apigateway-policy'] = draftValueOf({ Version: '2012-10-17', Statement: [...custom, ...merged(guarded)] })
}

function resourceOf(stage: Json, { path, method }: { readonly path: string; readonly method: string }): Json {
  const verb = method === 'x-amazon-apigateway-any-method' ? '*' : method.toUpperCase()
  const rest = `${verb}${replaceVariables(path, () => '*')}`
  if (typeof stage === 'string') return `execute-api:/${stage}/${rest}`
  return { 'Fn::Sub': [`execute-api:/\${__Stage__}/${rest.replaceAll('${', '*')}`, { __Stage__: stage }] }
}

interface Statement {
  readonly effect: 'Allow' | 'Deny'
  readonly resource: Json
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
function statementsOf(policy: JsonObject, resource: Json): readonly Statement[] {
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
function merged(statements: readonly Statement[]): readonly Json[] {
  const groups = new Map<string, { readonly statement: Statement; readonly resources: Map<string, Json> }>()
  for (const statement of statements) {
    const key = JSON.stringify([statement.effect, statement.condition ?? null, statement.principal ?? null])
    const group = groups.get(key) ?? { statement, resources: new Map() }
    groups.set(key, group)
    group.resources.set(JSON.stringify(statement.resource), statement.resource)
  }
  return [...groups.values()].map(({ statement, resources }) => ({
    Effect: statement.effect,
    Principal: statement.principal ?? '*',
    Action: 'execute-api:Invoke',
    Resource: [...resources.values()],
    ...(statement.condition && { Condition: statement.condition }),
  }))
}
