import { makeIdentifier, own, type Role, type Tags, withEntry, withoutEntry } from '@fourbox/domain'
import { randomBytes } from 'node:crypto'
import { EntityExists, NoSuchEntity } from '@fourbox/store'
import type { Context } from '../control-plane/context.ts'
import { NeighbourError } from './neighbour-error.ts'
import { listed, type Parameters, type QueryAction, type QueryService, required } from './query-protocol.ts'
import type { XmlValue } from './xml.ts'

/** Roles with their policies: kept and given back, so that tools can create one beside an API. They grant nothing here. */
export const iam: QueryService = {
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  actions: new Map<string, QueryAction>([
    ['CreateRole', createRole],
    ['GetRole', async (parameters, context) => ({ Role: writeRole(await readRole(parameters, context), context) })],
    ['ListRoles', listRoles],
    ['UpdateRole', (parameters, context) => change(parameters, context, (role) => ({ ...role, ...described(parameters), ...session(parameters) }))],
    ['UpdateAssumeRolePolicy', (parameters, context) => change(parameters, context, (role) => ({ ...role, assumeRolePolicyDocument: policyOf(parameters) }))],
    ['DeleteRole', deleteRole],
    ['TagRole', (parameters, context) => change(parameters, context, (role) => ({ ...role, tags: { ...role.tags, ...tagsOf(parameters) } }))],
    [
      'UntagRole',
      (parameters, context) => change(parameters, context, (role) => ({ ...role, tags: listed(parameters, 'TagKeys').reduce<Tags>(withoutEntry, role.tags) })),
    ],
    ['ListRoleTags', async (parameters, context) => ({ Tags: writeTags((await readRole(parameters, context)).tags), IsTruncated: false })],
    [
      'PutRolePolicy',
      (parameters, context) =>
        change(parameters, context, (role) => ({
          ...role,
          inlinePolicies: withEntry(role.inlinePolicies, required(parameters, 'PolicyName'), policyOf(parameters)),
        })),
    ],
    ['GetRolePolicy', getRolePolicy],
    ['DeleteRolePolicy', (parameters, context) => change(parameters, context, (role) => withoutPolicy(role, required(parameters, 'PolicyName')))],
    [
      'ListRolePolicies',
      async (parameters, context) => ({ PolicyNames: Object.keys((await readRole(parameters, context)).inlinePolicies), IsTruncated: false }),
    ],
    ['AttachRolePolicy', (parameters, context) => change(parameters, context, (role) => withAttached(role, required(parameters, 'PolicyArn')))],
    ['DetachRolePolicy', (parameters, context) => change(parameters, context, (role) => withoutAttached(role, required(parameters, 'PolicyArn')))],
    ['ListAttachedRolePolicies', listAttachedPolicies],
    [
      'ListInstanceProfilesForRole',
      async (parameters, context) => {
        await readRole(parameters, context)
        return { InstanceProfiles: [], IsTruncated: false }
      },
    ],
  ]),
}

async function createRole(parameters: Parameters, context: Context): Promise<XmlValue> {
  const roleName = required(parameters, 'RoleName')
  if (!/^[\w+=,.@-]{1,64}$/.test(roleName)) {
    throw invalid('ValidationError', 'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-')
  }
  const role: Role = {
    roleName,
    roleId: `AROA${makeIdentifier(17, randomBytes).toUpperCase()}`,
    path: parameters.get('Path') ?? '/',
    ...described(parameters),
    assumeRolePolicyDocument: policyOf(parameters, 'AssumeRolePolicyDocument'),
    maxSessionDurationInSeconds: 3600,
    ...session(parameters),
    createdDate: context.now(),
    tags: tagsOf(parameters),
    inlinePolicies: {},
    attachedPolicyArns: [],
  }
  try {
    await context.documents.insert('role', roleName, role)
  } catch (error) {
    throw error instanceof EntityExists ? new NeighbourError(409, 'EntityAlreadyExists', `Role with name ${roleName} already exists.`) : error
  }
  return { Role: writeRole(role, context) }
}

async function listRoles(parameters: Parameters, context: Context): Promise<XmlValue> {
  const prefix = parameters.get('PathPrefix') ?? '/'
  const { items } = await context.documents.list('role')
  return { Roles: items.filter(({ path }) => path.startsWith(prefix)).map((role) => writeRole(role, context)), IsTruncated: false }
}

async function deleteRole(parameters: Parameters, context: Context): Promise<XmlValue> {
  const role = await readRole(parameters, context)
  if (role.attachedPolicyArns.length > 0) throw new NeighbourError(409, 'DeleteConflict', 'Cannot delete entity, must detach all policies first.')
  if (Object.keys(role.inlinePolicies).length > 0) throw new NeighbourError(409, 'DeleteConflict', 'Cannot delete entity, must delete policies first.')
  await context.documents.delete('role', role.roleName)
  return undefined
}

async function getRolePolicy(parameters: Parameters, context: Context): Promise<XmlValue> {
  const { roleName, inlinePolicies } = await readRole(parameters, context)
  const policyName = required(parameters, 'PolicyName')
  const document = own(inlinePolicies, policyName)
  if (document === undefined) throw unknownPolicy(policyName)
  return { RoleName: roleName, PolicyName: policyName, PolicyDocument: encodeURIComponent(document) }
}

async function listAttachedPolicies(parameters: Parameters, context: Context): Promise<XmlValue> {
  const { attachedPolicyArns } = await readRole(parameters, context)
  return { AttachedPolicies: attachedPolicyArns.map((arn) => ({ PolicyName: arn.split('/').at(-1), PolicyArn: arn })), IsTruncated: false }
}

async function readRole(parameters: Parameters, { documents }: Context): Promise<Role> {
  const roleName = required(parameters, 'RoleName')
  const role = await documents.get('role', roleName)
  if (!role) throw unknownRole(roleName)
  return role
}

async function change(parameters: Parameters, { documents }: Context, make: (role: Role) => Role): Promise<XmlValue> {
  const roleName = required(parameters, 'RoleName')
  try {
    await documents.update('role', roleName, make)
    return undefined
  } catch (error) {
    throw error instanceof NoSuchEntity ? unknownRole(roleName) : error
  }
}

function withoutPolicy(role: Role, policyName: string): Role {
  if (own(role.inlinePolicies, policyName) === undefined) throw unknownPolicy(policyName)
  return { ...role, inlinePolicies: withoutEntry(role.inlinePolicies, policyName) }
}

function withAttached(role: Role, policyArn: string): Role {
  if (!/^arn:aws:iam::(aws|\d{12}):policy\/\S+$/.test(policyArn)) throw invalid('InvalidInput', `ARN ${policyArn} is not valid.`)
  return { ...role, attachedPolicyArns: [...new Set([...role.attachedPolicyArns, policyArn])] }
}

function withoutAttached(role: Role, policyArn: string): Role {
  if (!role.attachedPolicyArns.includes(policyArn)) throw new NeighbourError(404, 'NoSuchEntity', `Policy ${policyArn} was not found.`)
  return { ...role, attachedPolicyArns: role.attachedPolicyArns.filter((arn) => arn !== policyArn) }
}

function described(parameters: Parameters): Pick<Role, 'description'> {
  const description = parameters.get('Description')
  return description === undefined ? {} : { description }
}

function session(parameters: Parameters): Partial<Pick<Role, 'maxSessionDurationInSeconds'>> {
  const seconds = parameters.get('MaxSessionDuration')
  return seconds !== undefined && /^\d{4,5}$/.test(seconds) ? { maxSessionDurationInSeconds: Number(seconds) } : {}
}

function policyOf(parameters: Parameters, name = 'PolicyDocument'): string {
  const document = required(parameters, name)
  try {
    const policy: unknown = JSON.parse(document)
    if (typeof policy === 'object' && policy !== null && 'Statement' in policy) return document
  } catch {
    // Told below, as for JSON that is no policy.
  }
  throw invalid('MalformedPolicyDocument', 'This policy contains invalid Json')
}

function tagsOf(parameters: Parameters): Tags {
  const tags: [string, string][] = []
  for (let key = parameters.get('Tags.member.1.Key'); key !== undefined; key = parameters.get(`Tags.member.${tags.length + 1}.Key`)) {
    tags.push([key, parameters.get(`Tags.member.${tags.length + 1}.Value`) ?? ''])
  }
  return Object.fromEntries(tags)
}

function writeRole(role: Role, { account }: Context): XmlValue {
  return {
    Path: role.path,
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: `arn:aws:iam::${account}:role${role.path}${role.roleName}`,
    CreateDate: new Date(role.createdDate * 1000).toISOString(),
    AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicyDocument),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDurationInSeconds,
    Tags: Object.keys(role.tags).length > 0 ? writeTags(role.tags) : undefined,
  }
}

function writeTags(tags: Tags): XmlValue {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

function unknownRole(roleName: string): NeighbourError {
  return new NeighbourError(404, 'NoSuchEntity', `The role with name ${roleName} cannot be found.`)
}

function unknownPolicy(policyName: string): NeighbourError {
  return new NeighbourError(404, 'NoSuchEntity', `The role policy with name ${policyName} cannot be found.`)
}

function invalid(code: string, message: string): NeighbourError {
  return new NeighbourError(400, code, message)
}
