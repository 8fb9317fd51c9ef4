import { own } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, type JsonObject, members, objectOf } from '../template/json.ts'
import type { SamContext, SamResource } from './sam-context.ts'
import { tagList } from './tag-list.ts'

const basicExecution = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'
const vpcAccess = 'arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'
const tracing = 'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess'

/** The role that SAM makes up for a function that has none. */
export function functionRole(context: SamContext, { logicalId, properties }: SamResource): JsonObject {
  const policies = policiesOf(context, logicalId, own(properties, 'Policies'))
  const traced = context.literal(own(properties, 'Tracing'))
  return members({
    AssumeRolePolicyDocument: own(properties, 'AssumeRolePolicyDocument') ?? trustOf('lambda'),
    ManagedPolicyArns: [
      basicExecution,
      ...(traced === undefined || traced === 'Disabled' ? [] : [tracing]),
      ...(own(properties, 'VpcConfig') === undefined ? [] : [vpcAccess]),
      ...policies.managed,
    ],
    Policies: policies.inline.length === 0 ? undefined : policies.inline,
    Path: own(properties, 'RolePath'),
    PermissionsBoundary: own(properties, 'PermissionsBoundary'),
    Tags: tagList({ ...objectOf(own(properties, 'Tags')), 'lambda:createdBy': 'SAM' }),
  })
}

/** Who may take a role on: one service. */
export function trustOf(service: 'apigateway' | 'lambda' | 'states'): JsonObject {
  return { Version: '2012-10-17', Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [`${service}.amazonaws.com`] } }] }
}

/** Names and ARNs of managed policies, and documents. Policy templates are named only: no role is refused anything here. */
function policiesOf(
  context: SamContext,
  logicalId: string,
  written: Json | undefined,
): { readonly managed: readonly Json[]; readonly inline: readonly Json[] } {
  const managed: Json[] = []
  const inline: Json[] = []
  for (const policy of isJsonList(written) ? written : written === undefined ? [] : [written]) {
    if (typeof policy === 'string') managed.push(policy.startsWith('arn:') ? policy : `arn:aws:iam::aws:policy/${policy}`)
    else if (!isJsonObject(policy)) continue
    else if (own(policy, 'Statement') !== undefined)
      inline.push({ PolicyName: `${logicalId}RolePolicy${inline.length}`, PolicyDocument: { Version: '2012-10-17', ...policy } })
    else if (Object.keys(policy).some((key) => key === 'Ref' || key.startsWith('Fn::'))) managed.push(policy)
    else
      for (const name of Object.keys(policy))
        context.warn(logicalId, `The policy template ${name.slice(0, 100)} is not written out: no role is refused anything here.`)
  }
  return { managed, inline }
}
