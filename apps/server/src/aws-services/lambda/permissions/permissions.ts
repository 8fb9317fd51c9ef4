import { own, type PolicyStatement } from '@fourbox/domain'
import { findAlias, without } from '../aliases/aliases.ts'
import type { Input, LambdaHandlers } from '../context.ts'
import { invalidValue, noSuchResource, notFound } from '../errors.ts'
import { findFunction, qualifierExists, unknownFunction } from '../functions/find-function.ts'
import { functionArn, isVersionNumber, latest, readFunctionName } from '../names/function-name.ts'
import { withoutStatement, withStatement, writePolicy, writePrincipal } from './statements.ts'

/** Each qualifier has a policy of its own; the function's is kept under an empty text. */
export const permissions = {
  async AddPermission(input, context) {
    const { name, qualifier } = readFunctionName(input.FunctionName, input.Qualifier, context)
    const found = await findFunction(context, { name })
    if (qualifier === latest) throw invalidValue('We currently do not support adding policies for $LATEST.')
    if (qualifier !== undefined && !isVersionNumber(qualifier)) findAlias(context, found, qualifier)
    else if (qualifier !== undefined && !(await qualifierExists(context, found, qualifier))) throw unknownFunction(context, { name, qualifier })
    const statement = readStatement(input, functionArn(context, name, qualifier))
    const key = qualifier ?? ''
    await context.documents.update('function', name, (each) => {
      const changes = { revisionId: input.RevisionId, newRevisionId: context.newUuid(), operation: 'GetPolicy' } as const
      return { ...each, policies: { ...each.policies, [key]: withStatement(own(each.policies, key), statement, changes) } }
    })
    return { Statement: JSON.stringify(statement) }
  },

  async RemovePermission({ FunctionName, StatementId, Qualifier, RevisionId }, context) {
    const { name, qualifier = '' } = readFunctionName(FunctionName, Qualifier, context)
    if ((await context.documents.get('function', name)) === undefined) throw notFound(`No policy found for: ${functionArn(context, name)}`)
    await context.documents.update('function', name, (each) => {
      const changes = { revisionId: RevisionId, newRevisionId: context.newUuid(), operation: 'GetPolicy' } as const
      const policy = withoutStatement(own(each.policies, qualifier), StatementId, changes)
      return { ...each, policies: policy ? { ...each.policies, [qualifier]: policy } : without(each.policies, qualifier) }
    })
    return {}
  },

  async GetPolicy({ FunctionName, Qualifier }, context) {
    const { name, qualifier = '' } = readFunctionName(FunctionName, Qualifier, context)
    const policy = own((await context.documents.get('function', name))?.policies ?? {}, qualifier)
    if (!policy) throw noSuchResource()
    return writePolicy(policy)
  },
} satisfies Partial<LambdaHandlers>

function readStatement(input: Input<'AddPermission'>, Resource: string): PolicyStatement {
  const { StatementId: Sid, Action, Principal, SourceArn, SourceAccount, PrincipalOrgID, FunctionUrlAuthType, EventSourceToken } = input
  const equals = {
    ...(SourceAccount !== undefined && { 'AWS:SourceAccount': SourceAccount }),
    ...(PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': PrincipalOrgID }),
    ...(FunctionUrlAuthType !== undefined && { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
    ...(EventSourceToken !== undefined && { 'lambda:EventSourceToken': EventSourceToken }),
  }
  const Condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
  }
  return { Sid, Effect: 'Allow', Principal: writePrincipal(Principal), Action, Resource, ...(Object.keys(Condition).length > 0 && { Condition }) }
}
