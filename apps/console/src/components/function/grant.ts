import { arn, replaceVariables } from '@fourbox/domain'
import { callLambda } from '../../client/lambda.ts'
import { settings } from '../../settings.ts'
import { localFunction, type LocalFunction } from './local-function.ts'
import { functionPolicy, type Statement } from './policy.ts'

/** Where an API calls a function from, as its policy has it. */
export type CallSource =
  | { readonly type: 'method'; readonly restApiId: string; readonly httpMethod: string; readonly path: string }
  | { readonly type: 'authorizer'; readonly restApiId: string; readonly authorizerId: string }

/** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{verb}/{path}`: every stage, and `*` for each variable of the path. */
export function sourceArn(source: CallSource): string {
  const { region, account } = settings
  if (source.type === 'authorizer') return arn.authorizer(region, account, source.restApiId, source.authorizerId)
  const path = replaceVariables(source.path, () => '*')
  return arn.executeApi(region, account, source.restApiId, '*', source.httpMethod === 'ANY' ? '*' : source.httpMethod, path)
}

/**
 * Lets API Gateway call a function of this machine, as AWS's console does on saving, and says what was done. What cannot be
 * granted here is said too, and never a reason to fail: the integration is saved.
 */
export async function grantInvocation(functionText: string, region: string, source: CallSource): Promise<string> {
  const named = localFunction(functionText, region)
  if (!named) return ''
  try {
    return await permitInvocation(named, source)
  } catch (error) {
    return `No permission was granted: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** The same, where a refusal is told by whoever asked for it. */
export async function permitInvocation({ name, qualifier }: LocalFunction, source: CallSource): Promise<string> {
  const calls = sourceArn(source)
  const statements = await functionPolicy(name, qualifier).queryFn({ signal: new AbortController().signal })
  if (statements.some((statement) => covers(statement, calls, source.restApiId))) return `The policy of ${name} lets API Gateway call it already.`
  const sid = crypto.randomUUID()
  await callLambda('AddPermission', {
    FunctionName: name,
    StatementId: sid,
    Principal: 'apigateway.amazonaws.com',
    Action: 'lambda:InvokeFunction',
    SourceArn: calls,
    ...(qualifier === undefined ? {} : { Qualifier: qualifier }),
  })
  return `The statement ${sid} was added to the policy of ${name}: API Gateway may call it for ${calls}.`
}

/** The same source, or the whole API. */
function covers({ Principal, Action, Condition }: Statement, calls: string, restApiId: string): boolean {
  if (typeof Principal === 'string' ? Principal !== '*' : Principal['Service'] !== 'apigateway.amazonaws.com') return false
  if (Action !== 'lambda:InvokeFunction') return false
  const api = arn.calls(settings.region, settings.account, restApiId)
  const wanted = Condition?.['ArnLike']?.['AWS:SourceArn']
  return Condition === undefined || wanted === calls || wanted === `${api}/*` || wanted === `${api}/*/*` || wanted === `${api}/*/*/*`
}
