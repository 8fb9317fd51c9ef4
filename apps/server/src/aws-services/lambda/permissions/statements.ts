import type { PolicyStatement, ResourcePolicy } from '@fourbox/domain'
import { conflict, invalidValue, notFound, wrongRevision } from '../errors.ts'

type PolicyOperation = Parameters<typeof wrongRevision>[0]

/** A policy with one statement more. @throws ServiceError for a statement id that is taken, and when somebody has written since */
export function withStatement(
  policy: ResourcePolicy | undefined,
  statement: PolicyStatement,
  { revisionId, newRevisionId, operation }: { readonly revisionId: string | undefined; readonly newRevisionId: string; readonly operation: PolicyOperation },
): ResourcePolicy {
  const { statements = [] } = policy ?? {}
  checkRevision(policy, revisionId, operation)
  if (statements.some(({ Sid }) => Sid === statement.Sid)) {
    throw conflict(`The statement id (${statement.Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`)
  }
  return { revisionId: newRevisionId, statements: [...statements, statement] }
}

/** A policy with one statement less; undefined once there is none. @throws ServiceError for an unknown one, and when somebody has written since */
export function withoutStatement(
  policy: ResourcePolicy | undefined,
  id: string,
  { revisionId, newRevisionId, operation }: { readonly revisionId: string | undefined; readonly newRevisionId: string; readonly operation: PolicyOperation },
): ResourcePolicy | undefined {
  if (!policy) throw notFound('No policy is associated with the given resource.')
  if (!policy.statements.some(({ Sid }) => Sid === id)) throw notFound(`Statement ${id} is not found in resource policy.`)
  checkRevision(policy, revisionId, operation)
  const statements = policy.statements.filter(({ Sid }) => Sid !== id)
  return statements.length === 0 ? undefined : { revisionId: newRevisionId, statements }
}

function checkRevision(policy: ResourcePolicy | undefined, revisionId: string | undefined, operation: PolicyOperation): void {
  if (revisionId !== undefined && policy?.revisionId !== revisionId) throw wrongRevision(operation)
}

export function writePolicy({ statements, revisionId }: ResourcePolicy): { readonly Policy: string; readonly RevisionId: string } {
  return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }), RevisionId: revisionId }
}

/** A principal as AWS prints it: everybody, an account, an ARN, or a service. @throws ServiceError for anything else */
export function writePrincipal(principal: string): PolicyStatement['Principal'] {
  if (principal === '*') return '*'
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` }
  if (/^arn:aws[a-zA-Z-]*:(iam|sts)::\d{12}:.+$/.test(principal)) return { AWS: principal }
  if (/^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+$/.test(principal)) return { Service: principal }
  throw invalidValue('The provided principal was invalid. Please check the principal and try again.', 'Principal')
}
