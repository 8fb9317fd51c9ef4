import { grantInvocation } from '../function/grant.ts'
import type { AuthorizerDraft } from './authorizer-draft.ts'

/** Lets API Gateway call the function of an authorizer, where the form asks for it; says what was done, or nothing. */
export async function grantAuthorizer(draft: AuthorizerDraft, restApiId: string, authorizerId: string): Promise<string> {
  if (draft.kind !== 'lambda' || !draft.grant || draft.credentials.trim() !== '') return ''
  return grantInvocation(draft.functionName, draft.region, { type: 'authorizer', restApiId, authorizerId })
}
