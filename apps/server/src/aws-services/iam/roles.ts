import { randomBytes } from 'node:crypto'
import { makeIdentifier, type Role, type Tags, withoutEntry } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Context } from '../../control-plane/context.ts'
import { AwsServiceError } from '../protocol/aws-service-error.ts'
import { pageByToken } from '../protocol/page-token.ts'
import { listed, type Parameters, type QueryAction, required } from '../protocol/query-protocol.ts'
import type { XmlValue } from '../protocol/xml.ts'
import { changeRole, policyOf, readRole } from './role-document.ts'
import { tagsOf, writeTags } from './tags.ts'

export const roles = {
  async CreateRole(parameters, context) {
    const role = createdRole(parameters, context)
    try {
      await context.documents.insert('role', role.roleName, role)
    } catch (error) {
      throw error instanceof EntityExists ? new AwsServiceError(409, 'EntityAlreadyExists', `Role with name ${role.roleName} already exists.`) : error
    }
    return { Role: writeRole(role, context) }
  },

  async GetRole(parameters, context) {
    return { Role: writeRole(await readRole(parameters, context), context) }
  },

  async ListRoles(parameters, context) {
    const prefix = parameters.get('PathPrefix') ?? '/'
    const all = (await context.documents.list('role')).items.filter(({ path }) => path.startsWith(prefix))
    const { items, next } = pageByToken(all, parameters.get('Marker'), pageSize(parameters))
    return { Roles: items.map((role) => writeRole(role, context)), IsTruncated: next !== undefined, Marker: next }
  },

  async UpdateRole(parameters, context) {
    await changeRole(parameters, context, (role) => ({ ...role, ...settings(parameters) }))
    return {}
  },

  async UpdateAssumeRolePolicy(parameters, context) {
    const assumeRolePolicyDocument = policyOf(parameters, 'PolicyDocument')
    await changeRole(parameters, context, (role) => ({ ...role, assumeRolePolicyDocument }))
    return undefined
  },

  async DeleteRole(parameters, context) {
    const { roleName, attachedPolicyArns, inlinePolicies } = await readRole(parameters, context)
    if (attachedPolicyArns.length > 0) throw new AwsServiceError(409, 'DeleteConflict', 'Cannot delete entity, must detach all policies first.')
    if (Object.keys(inlinePolicies).length > 0) throw new AwsServiceError(409, 'DeleteConflict', 'Cannot delete entity, must delete policies first.')
    await context.documents.delete('role', roleName)
    return undefined
  },

  async TagRole(parameters, context) {
    await changeRole(parameters, context, (role) => ({ ...role, tags: { ...role.tags, ...tagsOf(parameters) } }))
    return undefined
  },

  async UntagRole(parameters, context) {
    const gone = listed(parameters, 'TagKeys')
    await changeRole(parameters, context, (role) => ({ ...role, tags: gone.reduce<Tags>(withoutEntry, role.tags) }))
    return undefined
  },

  async ListRoleTags(parameters, context) {
    return { Tags: writeTags((await readRole(parameters, context)).tags), IsTruncated: false }
  },

  async ListInstanceProfilesForRole(parameters, context) {
    await readRole(parameters, context)
    return { InstanceProfiles: [], IsTruncated: false }
  },
} satisfies Record<string, QueryAction>

/** 1 to 1000, 100 when nothing is said. */
function pageSize(parameters: Parameters): number {
  const text = parameters.get('MaxItems') ?? '100'
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000) return Number(text)
  throw new AwsServiceError(
    400,
    'ValidationError',
    `1 validation error detected: Value '${text}' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000`,
  )
}

function createdRole(parameters: Parameters, { now }: Context): Role {
  const roleName = required(parameters, 'RoleName')
  if (!/^[\w+=,.@-]{1,64}$/.test(roleName)) {
    throw new AwsServiceError(
      400,
      'ValidationError',
      'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    )
  }
  return {
    roleName,
    roleId: `AROA${makeIdentifier(17, randomBytes).toUpperCase()}`,
    path: parameters.get('Path') ?? '/',
    assumeRolePolicyDocument: policyOf(parameters, 'AssumeRolePolicyDocument'),
    maxSessionDurationInSeconds: 3600,
    ...settings(parameters),
    createdDate: now(),
    tags: tagsOf(parameters),
    inlinePolicies: {},
    attachedPolicyArns: [],
  }
}

function settings(parameters: Parameters): Partial<Pick<Role, 'description' | 'maxSessionDurationInSeconds'>> {
  const [description, seconds = ''] = [parameters.get('Description'), parameters.get('MaxSessionDuration')]
  return { ...(description !== undefined && { description }), ...(/^\d{4,5}$/.test(seconds) && { maxSessionDurationInSeconds: Number(seconds) }) }
}

/** Where a role is: behind its path, as IAM's ARNs are. */
export function roleArn({ path, roleName }: Pick<Role, 'path' | 'roleName'>, account: string): string {
  return `arn:aws:iam::${account}:role${path}${roleName}`
}

function writeRole(role: Role, { account }: Context): XmlValue {
  return {
    Path: role.path,
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: roleArn(role, account),
    CreateDate: new Date(role.createdDate * 1000).toISOString(),
    AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicyDocument),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDurationInSeconds,
    Tags: Object.keys(role.tags).length > 0 ? writeTags(role.tags) : undefined,
  }
}
