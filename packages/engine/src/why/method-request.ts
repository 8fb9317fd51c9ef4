import {
  requestParameterKey,
  throttleLevels,
  type ApiKey,
  type ApiKeySource,
  type RequestParameter,
  type ThrottleLevel,
  type Why,
  type NearestRoute,
} from '@fourbox/domain'
import type { PolicyAnswer } from '../policy/policy.ts'
import type { CallerIdentity } from '../ports/callers.ts'
import { listText } from './list-text.ts'

/** Why a call did not get past its method request, in words for a person: no method, nobody who may call it, or a request that it does not take. */

export function noMethod(httpMethod: string, path: string, { path: nearest, httpMethods }: NearestRoute): Why {
  const isVerb = nearest === path
  return {
    id: 'no-method',
    sentence: isVerb
      ? `${nearest} has no method ${httpMethod}${httpMethods.length === 0 ? ', and no other one' : `, but ${listText(httpMethods)}`}.`
      : `No resource answers ${path}; the nearest is ${nearest}${httpMethods.length === 0 ? ', which has no methods' : ` with ${listText(httpMethods)}`}.`,
    mend: 'Call another path or verb, or create the method and deploy the API again. AWS says “Missing Authentication Token” to all of this.',
    about: { resourcePath: nearest, httpMethods },
  }
}

export function parameterMissing(missing: readonly RequestParameter[]): Why {
  return {
    id: 'parameter-missing',
    sentence: `The request lacks ${listText(missing.map(({ place, name }) => `${placeText(place)} ${name}`))}, or it is blank.`,
    mend: 'Send it, or make it optional in the method request.',
    about: { requestParameters: missing.map(requestParameterKey) },
  }
}

function placeText(place: RequestParameter['place']): string {
  return place === 'querystring' ? 'the query string parameter' : `the ${place} parameter`
}

export function modelUnusable(modelName: string, reason: string): Why {
  return { id: 'model-unusable', sentence: `The model ${modelName} cannot be used: ${reason}.`, mend: 'Correct its schema.', about: { modelName } }
}

type RefusedKey = { readonly verdict: 'missing' | 'unknown' } | { readonly verdict: 'disabled' | 'no-usage-plan'; readonly apiKey: ApiKey }

export function apiKeyRefused(refused: RefusedKey, source: ApiKeySource): Why {
  const asked = source === 'HEADER' ? 'the header x-api-key' : 'the authorizer’s usageIdentifierKey'
  switch (refused.verdict) {
    case 'missing':
      return { id: 'api-key-missing', sentence: `The method requires an API key, and ${asked} brought none.`, mend: `Send a key by ${asked}.` }
    case 'unknown':
      return { id: 'api-key-unknown', sentence: `No API key has the value that ${asked} brought.`, mend: 'Send the value of a key, not its id or name.' }
    case 'disabled':
      return {
        id: 'api-key-disabled',
        sentence: `The API key ${keyText(refused.apiKey)} is switched off.`,
        mend: 'Enable the key.',
        about: { apiKeyId: refused.apiKey.id },
      }
    case 'no-usage-plan':
      return {
        id: 'api-key-without-plan',
        sentence: `The API key ${keyText(refused.apiKey)} is in no usage plan of this stage.`,
        mend: 'Add the stage to a usage plan of the key.',
        about: { apiKeyId: refused.apiKey.id },
      }
  }
}

/** Its name, if it has one; never its value. */
function keyText({ id, name }: ApiKey): string {
  return name === undefined || name === '' ? id : `${name} (${id})`
}

export function quotaSpent(apiKey: ApiKey, usagePlanId: string, limit: number, period: string): Why {
  return {
    id: 'quota-spent',
    sentence: `The key ${keyText(apiKey)} has made its ${limit} calls of this ${period.toLowerCase()} in the usage plan ${usagePlanId}.`,
    mend: 'Wait for the next one, extend the usage of the key, or raise the quota of the plan.',
    about: { apiKeyId: apiKey.id, usagePlanId },
  }
}

export function throttled({ level, rate, burst, usagePlanId }: EmptyBucket): Why {
  return {
    id: 'throttled',
    sentence: `The bucket of ${bucketTexts[level].whose}${usagePlanId === undefined ? '' : ` ${usagePlanId}`} is empty: it holds ${burst} calls and fills by ${rate} a second.`,
    checks: throttleLevels
      .slice(0, throttleLevels.indexOf(level) + 1)
      .map((each) => `${bucketTexts[each].name}: ${each === level ? 'empty' : 'has calls left, or none is set'}`),
    mend: 'Call more slowly, or raise rate and burst there.',
    about: { level, ...(usagePlanId !== undefined && { usagePlanId }) },
  }
}

interface EmptyBucket {
  readonly level: ThrottleLevel
  readonly rate: number
  readonly burst: number
  /** Of a plan's bucket. */
  readonly usagePlanId?: string
}

const bucketTexts: Readonly<Record<ThrottleLevel, { readonly name: string; readonly whose: string }>> = {
  'plan-method': { name: 'usage plan, this method', whose: 'this method in the usage plan' },
  plan: { name: 'usage plan', whose: 'the usage plan' },
  method: { name: 'stage, this method', whose: 'the stage for this method' },
  account: { name: 'account', whose: 'the account' },
}

export function resourcePolicyRefused({ effect, statement }: PolicyAnswer, caller: CallerIdentity | undefined): Why {
  const who = caller?.userArn ?? 'somebody who has not signed'
  return {
    id: 'resource-policy',
    sentence:
      effect === 'deny'
        ? `The resource policy denies ${who} this call${statement === undefined ? '' : `, by ${statement}`}.`
        : `No statement of the resource policy allows ${who} this call.`,
    mend: 'Change the resource policy, and deploy the API again: a policy takes effect with a deployment.',
  }
}

export function identityPolicyRefused(effect: 'deny' | 'none', who: string): Why {
  return {
    id: 'identity-policy',
    sentence: effect === 'deny' ? `A policy of ${who} denies this call.` : `Neither a policy of ${who} nor the resource policy allows this call as it must.`,
    checks: ['within the account one of the two must allow it', 'from another account both must'],
    mend: 'Allow execute-api:Invoke for this method in a policy of the caller, or in the resource policy.',
  }
}

export function signatureRefused(outcome: 'unsigned' | 'malformed' | 'wrong-signature' | 'stale' | 'expired-token' | 'unknown-key', message?: string): Why {
  return {
    id: 'signature',
    sentence: {
      unsigned: 'The method is authorized by IAM, and the request is not signed.',
      malformed: `The Authorization header is no signature: ${message ?? ''}`,
      'wrong-signature': 'The signature is not that of this request by the secret of its access key.',
      stale: `The signature’s date is too far from now: ${message ?? ''}`,
      'expired-token': 'The session of the credentials has ended.',
      'unknown-key': 'Nobody has the access key that signed the request.',
    }[outcome],
    mend: 'Sign the request with Signature Version 4 for the service execute-api, by a key that this server knows.',
  }
}

export function authorizerRefused(authorizerId: string, reason: string): Why {
  return {
    id: 'authorizer-refused',
    sentence: `The authorizer did not let the call in: ${reason}.`,
    mend: 'Send what the authorizer looks for; its own page can test a token.',
    about: { authorizerId },
  }
}

export function authorizerPolicyRefused(authorizerId: string, effect: 'deny' | 'none', statement: string | undefined): Why {
  return {
    id: 'authorizer-policy',
    sentence:
      effect === 'deny'
        ? `The authorizer’s policy denies this method${statement === undefined ? '' : `, by ${statement}`}.`
        : 'No statement of the authorizer’s policy, or of the resource policy, allows this method.',
    mend: 'Let the authorizer answer a policy for every method that it is asked for: it is cached for all of them.',
    about: { authorizerId },
  }
}

export const authorizerMissing: Why = {
  id: 'authorizer-missing',
  sentence: 'The method names an authorizer that the API does not have.',
  mend: 'Choose one in the method request, and deploy the API again.',
}

export function authorizerFailed(authorizerId: string, reason: string): Why {
  return {
    id: 'authorizer-failed',
    sentence: `The authorizer could not be asked, or answered what cannot be used: ${reason}.`,
    mend: 'Test the authorizer on its page, and look at the logs of its function.',
    about: { authorizerId },
  }
}
