import { longestAuthorizerTtlInSeconds, readAuthorizer } from '@fourbox/domain'
import { defined } from '../../client/defined.ts'
import { settings } from '../../settings.ts'
import { fault, type Found, found } from '../form/faults.ts'
import { patternFault } from '@fourbox/regex'
import { type AuthorizerDraft, takesToken } from './authorizer-draft.ts'
import { authorizerMembers } from './authorizer-input.ts'

/** What can be said before sending. Whether another authorizer has the name, the server knows. */
export function checkAuthorizer(draft: AuthorizerDraft): Found {
  const ttl = Number(draft.ttl)
  const own = [
    ...fault('authorizerUri', draft.kind === 'lambda' && draft.functionName.trim() === '' ? 'Enter a function name or ARN.' : undefined),
    ...fault('identitySource', takesToken(draft) && draft.tokenSource.trim() === '' ? 'Enter the name of a header.' : undefined),
    ...fault(
      'identitySource',
      !takesToken(draft) && draft.identitySources.some(({ key }) => key.trim() === '') ? 'Every identity source needs a key.' : undefined,
    ),
    ...fault('providerARNs', draft.kind === 'cognito' && draft.userPools.some(({ arn }) => arn.trim() === '') ? 'Enter the ARN of each user pool.' : undefined),
    // AWS takes 0 for caching that is off, which is a switch of its own here.
    ...fault(
      'authorizerResultTtlInSeconds',
      draft.caching && !(ttl >= 1) ? `Enter a number of seconds from 1 to ${longestAuthorizerTtlInSeconds}.` : undefined,
    ),
  ]
  return found(own, readAuthorizer(defined(authorizerMembers(draft, settings.account)), { id: '', isNameTaken: () => false, patternFault }))
}
