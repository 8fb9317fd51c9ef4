import { randomBytes } from 'node:crypto'
import { makeIdentifier, type ManagedPolicy } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Context } from '../../control-plane/context.ts'
import { AwsServiceError } from '../protocol/aws-service-error.ts'
import { type Parameters, type QueryAction, required } from '../protocol/query-protocol.ts'
import type { XmlValue } from '../protocol/xml.ts'
import { policyOf } from './role-document.ts'
import { tagsOf, writeTags } from './tags.ts'

/** A policy has one version here, as one that nobody has changed. */
const onlyVersion = 'v1'

export const managedPolicies = {
  async CreatePolicy(parameters, context) {
    const policy = createdPolicy(parameters, context)
    try {
      await context.documents.insert('managedPolicy', policy.arn, policy)
    } catch (error) {
      throw error instanceof EntityExists
        ? new AwsServiceError(409, 'EntityAlreadyExists', `A policy called ${policy.policyName} already exists. Duplicate names are not allowed.`)
        : error
    }
    return { Policy: await writePolicy(policy, context) }
  },

  async GetPolicy(parameters, context) {
    return { Policy: await writePolicy(await readPolicy(parameters, context), context) }
  },

  async GetPolicyVersion(parameters, context) {
    const { document, createdDate } = await readPolicy(parameters, context)
    return { PolicyVersion: { ...writeVersion(createdDate), Document: encodeURIComponent(document) } }
  },

  async ListPolicyVersions(parameters, context) {
    const { createdDate } = await readPolicy(parameters, context)
    return { Versions: [writeVersion(createdDate)], IsTruncated: false }
  },

  async DeletePolicy(parameters, context) {
    const { arn } = await readPolicy(parameters, context)
    if ((await attachments(arn, context)) > 0) throw new AwsServiceError(409, 'DeleteConflict', 'Cannot delete a policy attached to entities.')
    await context.documents.delete('managedPolicy', arn)
    return undefined
  },
} satisfies Record<string, QueryAction>

function createdPolicy(parameters: Parameters, { account, now }: Context): ManagedPolicy {
  const policyName = required(parameters, 'PolicyName')
  if (!/^[\w+=,.@-]{1,128}$/.test(policyName)) {
    throw new AwsServiceError(
      400,
      'ValidationError',
      'The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    )
  }
  const path = parameters.get('Path') ?? '/'
  const description = parameters.get('Description')
  return {
    arn: policyArn({ path, policyName }, account),
    policyName,
    policyId: `ANPA${makeIdentifier(17, randomBytes).toUpperCase()}`,
    path,
    ...(description !== undefined && { description }),
    document: policyOf(parameters, 'PolicyDocument'),
    createdDate: now(),
    tags: tagsOf(parameters),
  }
}

/** Where a managed policy is. */
export function policyArn({ path, policyName }: Pick<ManagedPolicy, 'path' | 'policyName'>, account: string): string {
  return `arn:aws:iam::${account}:policy${path}${policyName}`
}

async function readPolicy(parameters: Parameters, { documents }: Context): Promise<ManagedPolicy> {
  const arn = required(parameters, 'PolicyArn')
  const policy = await documents.get('managedPolicy', arn)
  if (!policy) throw new AwsServiceError(404, 'NoSuchEntity', `Policy ${arn} was not found.`)
  return policy
}

async function attachments(arn: string, { documents }: Context): Promise<number> {
  return (await documents.list('role')).items.filter(({ attachedPolicyArns }) => attachedPolicyArns.includes(arn)).length
}

async function writePolicy(policy: ManagedPolicy, context: Context): Promise<XmlValue> {
  const created = new Date(policy.createdDate * 1000).toISOString()
  return {
    PolicyName: policy.policyName,
    PolicyId: policy.policyId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: onlyVersion,
    AttachmentCount: await attachments(policy.arn, context),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: created,
    UpdateDate: created,
    Tags: Object.keys(policy.tags).length > 0 ? writeTags(policy.tags) : undefined,
  }
}

function writeVersion(createdDate: number): { readonly [name: string]: XmlValue } {
  return { VersionId: onlyVersion, IsDefaultVersion: true, CreateDate: new Date(createdDate * 1000).toISOString() }
}
