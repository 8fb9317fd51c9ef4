import { grantInvocation } from '../function/grant.ts'
import type { IntegrationDraft } from './integration-draft.ts'

interface GrantedMethod {
  readonly restApiId: string
  readonly httpMethod: string
  readonly path: string
}

/** Lets API Gateway call the function of a method, where the form asks for it; says what was done, or nothing. */
export async function grantIntegration(draft: IntegrationDraft, method: GrantedMethod): Promise<string> {
  if (draft.tile !== 'lambda' || !draft.grant || draft.credentials.trim() !== '') return ''
  return grantInvocation(draft.functionName, draft.region, { type: 'method', ...method })
}
