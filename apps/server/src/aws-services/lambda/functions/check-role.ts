import type { LambdaContext } from '../context.ts'
import { invalidValue } from '../errors.ts'

/**
 * Whether Lambda may assume a role, by the trust document of a role that was made here. A role that nobody made here is
 * somebody else's, and taken as it is.
 * @throws ServiceError InvalidParameterValueException
 */
export async function checkRole({ documents, account }: LambdaContext, arn: string): Promise<void> {
  const [, owner, name = ''] = /^arn:aws[a-zA-Z-]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  const role = owner === account ? await documents.get('role', name) : undefined
  if (role && !trusts(role.assumeRolePolicyDocument)) throw invalidValue('The role defined for the function cannot be assumed by Lambda.', 'Role')
}

function trusts(document: string): boolean {
  const { Statement = [] }: { readonly Statement?: unknown } = Object(JSON.parse(document))
  return [Statement].flat().some((statement) => {
    const { Effect, Action, Principal }: { readonly Effect?: unknown; readonly Action?: unknown; readonly Principal?: unknown } = Object(statement)
    return Effect === 'Allow' && holds(Action, 'sts:AssumeRole') && (holds(Principal, '*') || holds(Object(Principal).Service, 'lambda.amazonaws.com'))
  })
}

/** One text, or a list of them. */
function holds(value: unknown, text: string): boolean {
  return [value].flat().some((each) => each === text || each === '*')
}
