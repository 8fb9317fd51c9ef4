import { isJsonList, isJsonObject, type Json, type JsonObject } from '@fourbox/cloudformation'
import { isDeepStrictEqual } from 'node:util'
import { policyArn } from '../../aws-services/iam/managed-policies.ts'
import { roleArn } from '../../aws-services/iam/roles.ts'
import { textsOf } from '../property-patches.ts'
import { textOf } from '../read-members.ts'
import type { StackServices } from '../services.ts'
import type { ResourceHandler, SomeHandlers } from './handler.ts'
import { textProperty } from './noun.ts'

const role: ResourceHandler = {
  create: async ({ properties, name }, services) => {
    const RoleName = textProperty(properties, 'RoleName') || name(64)
    const { AssumeRolePolicyDocument, Path, Description, MaxSessionDuration } = properties
    await services.iam('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: given(AssumeRolePolicyDocument),
      Path: given(Path),
      Description: given(Description),
      MaxSessionDuration: given(MaxSessionDuration),
    })
    await writePolicies(RoleName, {}, properties, services)
    const { roleId = '' } = (await services.context.documents.get('role', RoleName)) ?? {}
    const arn = roleArn({ path: given(Path) ?? '/', roleName: RoleName }, services.context.account)
    return { physicalId: RoleName, attributes: { Arn: arn, RoleId: roleId } }
  },
  update: async ({ properties }, former, services) => {
    const { physicalId: RoleName } = former
    const { AssumeRolePolicyDocument, Description = '', MaxSessionDuration = 3600 } = properties
    if (AssumeRolePolicyDocument !== undefined) {
      await services.iam('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: textOf(AssumeRolePolicyDocument) })
    }
    await services.iam('UpdateRole', { RoleName, Description: textOf(Description), MaxSessionDuration: textOf(MaxSessionDuration) })
    await writePolicies(RoleName, former.properties, properties, services)
    return former
  },
  read: ({ physicalId }, { iam }) => iam('GetRole', { RoleName: physicalId }),
  remove: async ({ physicalId: RoleName }, { iam, context }) => {
    // Whatever others have put on it goes with it.
    const found = await context.documents.get('role', RoleName)
    for (const PolicyName of Object.keys(found?.inlinePolicies ?? {})) await iam('DeleteRolePolicy', { RoleName, PolicyName })
    for (const PolicyArn of found?.attachedPolicyArns ?? []) await iam('DetachRolePolicy', { RoleName, PolicyArn })
    await iam('DeleteRole', { RoleName })
  },
}

/** A parameter of IAM's, left out where the template does not say it. */
function given(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : textOf(value)
}

/** A role's own policies, inline and attached. */
async function writePolicies(RoleName: string, former: JsonObject, next: JsonObject, { iam }: StackServices): Promise<void> {
  const [before, after] = [inlineOf(former), inlineOf(next)]
  for (const PolicyName of before.keys()) if (!after.has(PolicyName)) await iam('DeleteRolePolicy', { RoleName, PolicyName })
  for (const [PolicyName, PolicyDocument] of after) {
    if (!isDeepStrictEqual(before.get(PolicyName), PolicyDocument)) await iam('PutRolePolicy', { RoleName, PolicyName, PolicyDocument })
  }
  const [attached, wanted] = [textsOf(former['ManagedPolicyArns']), textsOf(next['ManagedPolicyArns'])]
  for (const PolicyArn of attached) if (!wanted.includes(PolicyArn)) await iam('DetachRolePolicy', { RoleName, PolicyArn })
  for (const PolicyArn of wanted) await iam('AttachRolePolicy', { RoleName, PolicyArn })
}

function inlineOf({ Policies }: JsonObject): ReadonlyMap<string, string> {
  const policies = isJsonList(Policies) ? Policies.filter(isJsonObject) : []
  return new Map(policies.map((policy) => [textProperty(policy, 'PolicyName'), textOf(policy['PolicyDocument'] ?? {})]))
}

/** An inline policy of several roles. */
const policy: ResourceHandler = {
  create: async ({ properties, opaqueId }, services) => {
    await putPolicy(properties, services)
    const physicalId = opaqueId()
    return { physicalId, attributes: { Id: physicalId } }
  },
  update: async ({ properties }, former, services) => {
    await dropPolicy(former.properties, services)
    await putPolicy(properties, services)
    return former
  },
  remove: ({ properties }, services) => dropPolicy(properties, services),
}

async function putPolicy(properties: JsonObject, services: StackServices): Promise<void> {
  const [PolicyName, PolicyDocument] = [textProperty(properties, 'PolicyName'), textOf(properties['PolicyDocument'] ?? {})]
  for (const RoleName of await rolesHere(properties, services)) await services.iam('PutRolePolicy', { RoleName, PolicyName, PolicyDocument })
}

async function dropPolicy(properties: JsonObject, services: StackServices): Promise<void> {
  const PolicyName = textProperty(properties, 'PolicyName')
  for (const RoleName of await rolesHere(properties, services)) {
    const { inlinePolicies = {} } = (await services.context.documents.get('role', RoleName)) ?? {}
    if (Object.hasOwn(inlinePolicies, PolicyName)) await services.iam('DeleteRolePolicy', { RoleName, PolicyName })
  }
}

/** A role that nobody made here is somebody else's, and grants nothing here either way. */
async function rolesHere({ Roles }: JsonObject, { context }: StackServices): Promise<readonly string[]> {
  const names = textsOf(Roles)
  const found = await Promise.all(names.map((name) => context.documents.get('role', name)))
  return names.filter((_name, index) => found[index] !== undefined)
}

const managedPolicy: ResourceHandler = {
  create: async ({ properties, name }, services) => {
    const PolicyName = textProperty(properties, 'ManagedPolicyName') || name(128)
    const { Path, Description } = properties
    await services.iam('CreatePolicy', {
      PolicyName,
      PolicyDocument: textOf(properties['PolicyDocument'] ?? {}),
      Path: given(Path),
      Description: given(Description),
    })
    const physicalId = policyArn({ path: given(Path) ?? '/', policyName: PolicyName }, services.context.account)
    for (const RoleName of await rolesHere(properties, services)) await services.iam('AttachRolePolicy', { RoleName, PolicyArn: physicalId })
    const { policyId = '' } = (await services.context.documents.get('managedPolicy', physicalId)) ?? {}
    return { physicalId, attributes: { PolicyArn: physicalId, PolicyId: policyId, DefaultVersionId: 'v1', IsAttachable: 'true' } }
  },
  update: async ({ properties }, former, services) => {
    const { physicalId: PolicyArn } = former
    const document = textOf(properties['PolicyDocument'] ?? {})
    await services.context.documents.update('managedPolicy', PolicyArn, (current) => ({ ...current, document }))
    await detach(PolicyArn, former.properties, services)
    for (const RoleName of await rolesHere(properties, services)) await services.iam('AttachRolePolicy', { RoleName, PolicyArn })
    return former
  },
  read: ({ physicalId }, { iam }) => iam('GetPolicy', { PolicyArn: physicalId }),
  remove: async ({ properties, physicalId: PolicyArn }, services) => {
    await detach(PolicyArn, properties, services)
    await services.iam('DeletePolicy', { PolicyArn })
  },
}

async function detach(PolicyArn: string, properties: JsonObject, services: StackServices): Promise<void> {
  for (const RoleName of await rolesHere(properties, services)) {
    const { attachedPolicyArns = [] } = (await services.context.documents.get('role', RoleName)) ?? {}
    if (attachedPolicyArns.includes(PolicyArn)) await services.iam('DetachRolePolicy', { RoleName, PolicyArn })
  }
}

/** Roles and their policies, as far as they are kept here. */
export const roles = {
  'AWS::IAM::Role': role,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::ManagedPolicy': managedPolicy,
} satisfies SomeHandlers
