import type { Role } from '@fourbox/domain'
import { NoSuchEntity } from '@fourbox/store'
import type { Context } from '../../control-plane/context.ts'
import { AwsServiceError } from '../protocol/aws-service-error.ts'
import { type Parameters, required } from '../protocol/query-protocol.ts'

/** The role that a call names. @throws AwsServiceError NoSuchEntity */
export async function readRole(parameters: Parameters, { documents }: Context): Promise<Role> {
  const roleName = required(parameters, 'RoleName')
  const role = await documents.get('role', roleName)
  if (!role) throw unknownRole(roleName)
  return role
}

/** Changes the role that a call names. @throws AwsServiceError NoSuchEntity */
export async function changeRole(parameters: Parameters, { documents }: Context, change: (role: Role) => Role): Promise<Role> {
  const roleName = required(parameters, 'RoleName')
  try {
    return await documents.update('role', roleName, change)
  } catch (error) {
    throw error instanceof NoSuchEntity ? unknownRole(roleName) : error
  }
}

/** A policy as JSON text, as it was sent. @throws AwsServiceError MalformedPolicyDocument */
export function policyOf(parameters: Parameters, name: string): string {
  const document = required(parameters, name)
  try {
    const policy: unknown = JSON.parse(document)
    if (typeof policy === 'object' && policy !== null && 'Statement' in policy) return document
  } catch {
    // Told below, as for JSON that is no policy.
  }
  throw new AwsServiceError(400, 'MalformedPolicyDocument', 'This policy contains invalid Json')
}

function unknownRole(roleName: string): AwsServiceError {
  return new AwsServiceError(404, 'NoSuchEntity', `The role with name ${roleName} cannot be found.`)
}
