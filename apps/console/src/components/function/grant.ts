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
  const api = `arn:aws:execute-api:${settings.region}:${settings.account}:${source.restApiId}`
  if (source.type === 'authorizer') return `${api}/authorizers/${source.authorizerId}`
  return `${api}/*/${source.httpMethod === 'ANY' ? '*' : source.httpMethod}${source.path.replaceAll(/\{[^}]*\}/g, '*')}`
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
  const arn = sourceArn(source)
  const statements = await functionPolicy(name, qualifier).queryFn({ signal: new AbortController().signal })
  if (statements.some((statement) => covers(statement, arn, source.restApiId))) return `The policy of ${name} lets API Gateway call it already.`
  const sid = crypto.randomUUID()
  await callLambda('AddPermission', {
    FunctionName: name,
    StatementId: sid,
    Principal: 'apigateway.amazonaws.com',
    Action: 'lambda:InvokeFunction',
    SourceArn: arn,
    ...(qualifier === undefined ? {} : { Qualifier: qualifier }),
  })
  return `The statement ${sid} was added to the policy of ${name}: API Gateway may call it for ${arn}.`
}

/** The same source, or the whole API. */
function covers({ Principal, Action, Condition }: Statement, arn: string, restApiId: string): boolean {
  if (typeof Principal === 'string' ? Principal !== '*' : Principal['Service'] !== 'apigateway.amazonaws.com') return false
  if (Action !== 'lambda:InvokeFunction') return false
  const api = `arn:aws:execute-api:${settings.region}:${settings.account}:${restApiId}`
  const wanted = Condition?.['ArnLike']?.['AWS:SourceArn']
  return Condition === undefined || wanted === arn || wanted === `${api}/*` || wanted === `${api}/*/*` || wanted === `${api}/*/*/*`
}
