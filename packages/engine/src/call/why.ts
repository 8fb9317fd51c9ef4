import type { ApiKeySource, Why } from '@fourbox/domain'
import type { NearestRoute } from '../compile/router.ts'
import type { PolicyAnswer } from '../policy/policy.ts'
import type { BackendFailureReason } from '../ports/back-ends.ts'
import type { CallerIdentity } from '../ports/callers.ts'

/** The reasons that the engine knows, in words for a person. Each is made where it was decided, once a call has failed. */

export function noMethod(httpMethod: string, path: string, { path: nearest, httpMethods }: NearestRoute): Why {
  const isVerb = nearest === path
  return {
    id: 'no-method',
    sentence: isVerb
      ? `${nearest} has no method ${httpMethod}${httpMethods.length === 0 ? ', and no other one' : `, but ${list(httpMethods)}`}.`
      : `No resource answers ${path}; the nearest is ${nearest}${httpMethods.length === 0 ? ', which has no methods' : ` with ${list(httpMethods)}`}.`,
    mend: 'Call another path or verb, or create the method and deploy the API again. AWS says “Missing Authentication Token” to all of this.',
  }
}

export const noIntegration: Why = {
  id: 'no-integration',
  sentence: 'The method has no integration: nothing says what it calls.',
  mend: 'Set up its integration request.',
}

export function parameterMissing(missing: readonly { readonly place: string; readonly name: string }[]): Why {
  return {
    id: 'parameter-missing',
    sentence: `The request lacks ${list(missing.map(({ place, name }) => `${placeText(place)} ${name}`))}, or it is blank.`,
    mend: 'Send it, or make it optional in the method request.',
  }
}

export function bodyNotOfModel(mediaType: string, modelName: string, errors: string): Why {
  return {
    id: 'body-not-of-model',
    sentence: `The body does not fit the model ${modelName}, which stands for ${mediaType}: ${errors}.`,
    mend: 'Send another body, change the model, or choose a validator that does not look at the body.',
  }
}

export function modelUnusable(modelName: string, reason: string): Why {
  return { id: 'model-unusable', sentence: `The model ${modelName} cannot be used: ${reason}.`, mend: 'Correct its schema.' }
}

export function noTemplateForType(mediaType: string, mediaTypes: readonly string[], passthroughBehavior: string): Why {
  return {
    id: 'no-template-for-type',
    sentence: `No mapping template is for ${mediaType}, and the passthrough behavior is ${passthroughBehavior}.`,
    checks: mediaTypes.map((each) => `a template for ${each}: another type`),
    mend: 'Add a template for this content type, send another one, or let the body pass with WHEN_NO_MATCH.',
  }
}

export function templateFailed(side: 'request' | 'response', reason: string): Why {
  return {
    id: 'template-failed',
    sentence: `The mapping template of the integration ${side} could not be rendered: ${reason}.`,
    mend: 'Correct the template at this place.',
  }
}

export function apiKeyRefused(verdict: 'missing' | 'unknown' | 'disabled' | 'no-usage-plan', source: ApiKeySource): Why {
  const asked = source === 'HEADER' ? 'the header x-api-key' : 'the authorizer’s usageIdentifierKey'
  return {
    id: 'api-key',
    sentence: {
      missing: `The method requires an API key, and ${asked} brought none.`,
      unknown: `No API key has the value that ${asked} brought.`,
      disabled: 'The API key is switched off.',
      'no-usage-plan': 'The API key is in no usage plan of this stage.',
    }[verdict],
    mend: {
      missing: `Send a key by ${asked}.`,
      unknown: 'Send the value of a key, not its id or name.',
      disabled: 'Enable the key.',
      'no-usage-plan': 'Add the stage to a usage plan of the key.',
    }[verdict],
  }
}

export function quotaSpent(usagePlanId: string, limit: number, period: string): Why {
  return {
    id: 'quota-spent',
    sentence: `The key has made its ${limit} calls of this ${period.toLowerCase()} in the usage plan ${usagePlanId}.`,
    mend: 'Wait for the next one, extend the usage of the key, or raise the quota of the plan.',
  }
}

export function throttled(level: 'plan-method' | 'plan' | 'method' | 'account', rate: number, burst: number): Why {
  const whose = {
    'plan-method': 'the usage plan for this method',
    plan: 'the usage plan',
    method: 'the stage for this method',
    account: 'the account',
  }[level]
  return {
    id: 'throttled',
    sentence: `The bucket of ${whose} is empty: it holds ${burst} calls and fills by ${rate} a second.`,
    checks: bucketsUpTo(level),
    mend: 'Call more slowly, or raise rate and burst there.',
  }
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

export function authorizerRefused(reason: string): Why {
  return {
    id: 'authorizer-refused',
    sentence: `The authorizer did not let the call in: ${reason}.`,
    mend: 'Send what the authorizer looks for; its own page can test a token.',
  }
}

export function authorizerPolicyRefused(effect: 'deny' | 'none', statement: string | undefined): Why {
  return {
    id: 'authorizer-policy',
    sentence:
      effect === 'deny'
        ? `The authorizer’s policy denies this method${statement === undefined ? '' : `, by ${statement}`}.`
        : 'No statement of the authorizer’s policy, or of the resource policy, allows this method.',
    mend: 'Let the authorizer answer a policy for every method that it is asked for: it is cached for all of them.',
  }
}

export const authorizerMissing: Why = {
  id: 'authorizer-missing',
  sentence: 'The method names an authorizer that the API does not have.',
  mend: 'Choose one in the method request, and deploy the API again.',
}

export function authorizerFailed(reason: string): Why {
  return {
    id: 'authorizer-failed',
    sentence: `The authorizer could not be asked, or answered what cannot be used: ${reason}.`,
    mend: 'Test the authorizer on its page, and look at the logs of its function.',
  }
}

export const mockStatus: Why = {
  id: 'mock-status',
  sentence: 'The integration is a mock, and its request template rendered no JSON object with a whole number as its statusCode.',
  mend: 'Let the request template for this content type render {"statusCode": 200}.',
}

export function backEndFailed(reason: BackendFailureReason, message: string): Why {
  const { id, sentence, mend } = backEndReasons[reason]
  return { id, sentence: toldWhole.has(reason) || message === '' ? sentence : `${sentence.slice(0, -1)}: ${message.replace(/\.$/, '')}.`, mend }
}

/** Their messages say nothing more. */
const toldWhole: ReadonlySet<BackendFailureReason> = new Set(['timeout', 'no-function'])

const backEndReasons: Readonly<Record<BackendFailureReason, Required<Omit<Why, 'checks'>>>> = {
  timeout: {
    id: 'timed-out',
    sentence: 'The back end did not answer within the timeout of the integration.',
    mend: 'See why it takes so long, or raise the timeout in the integration request.',
  },
  network: {
    id: 'back-end-failed',
    sentence: 'The connection to the back end was refused, reset, or closed before its answer was whole.',
    mend: 'See whether it runs, and listens at that address and port.',
  },
  'invalid-endpoint': {
    id: 'endpoint-invalid',
    sentence: 'The endpoint is no address that may be called.',
    mend: 'Correct the endpoint URL: HTTP or HTTPS, on port 80, 443 or from 1024 on. Stage variables in it must be set on the stage.',
  },
  'unknown-host': { id: 'endpoint-invalid', sentence: 'The name of the back end’s host does not resolve.', mend: 'Correct the endpoint URL.' },
  untrusted: {
    id: 'back-end-failed',
    sentence: 'The back end’s certificate is not trusted.',
    mend: 'Give it a certificate of a known authority, or skip the verification in the integration request.',
  },
  unreachable: { id: 'back-end-failed', sentence: 'The VPC link leads nowhere.', mend: 'Give the VPC link a target that answers.' },
  'too-large': { id: 'back-end-failed', sentence: 'The back end’s answer is larger than a gateway passes on.', mend: 'Answer less, or stream it.' },
  throttled: {
    id: 'back-end-failed',
    sentence: 'Lambda refused the call: the function runs as often as its concurrency allows.',
    mend: 'Raise its reserved concurrency.',
  },
  'unreadable-payload': {
    id: 'back-end-failed',
    sentence: 'Lambda cannot read the payload.',
    mend: 'Let the request template render JSON: a Lambda function takes nothing else.',
  },
  'request-too-large': { id: 'back-end-failed', sentence: 'The payload is larger than Lambda takes.', mend: 'Send less.' },
  'not-permitted': {
    id: 'not-permitted',
    sentence: 'There is no such function, or its policy does not let this API call it.',
    mend: 'Save the integration in the console, which grants the permission, or add it with aws lambda add-permission.',
  },
  'no-function': {
    id: 'no-function',
    sentence: 'The function that the integration calls does not exist here.',
    mend: 'Create it in the console, with “fourbox function create” or “aws lambda create-function”, or set AWS_ENDPOINT_URL_LAMBDA to where it lives.',
  },
  role: { id: 'not-permitted', sentence: 'The integration’s credentials cannot be used.', mend: 'Correct the execution role of the integration.' },
}

export const endpointInvalid: Why = { ...backEndReasons['invalid-endpoint'] }

export function functionFailed(message: string): Why {
  return {
    id: 'function-failed',
    sentence: `The function ended with an error: ${message}.`,
    mend: 'Its own log has the stack; a proxy integration answers 502 for it.',
  }
}

export const malformedAnswer: Why = {
  id: 'malformed-answer',
  sentence: 'The function answered what a proxy integration cannot read.',
  checks: [
    'a JSON object, with no members but statusCode, headers, multiValueHeaders, body and isBase64Encoded',
    'statusCode: a whole number from 200 to 599',
    'headers: one text each; multiValueHeaders: a list of texts each',
    'body: a text, so that an object must be written with JSON.stringify',
  ],
  mend: 'Answer {"statusCode": 200, "body": "…"}, or use an integration without proxy.',
}

export function noIntegrationResponse(status: number, text: string, patterns: TriedPatterns): Why {
  return {
    id: 'no-integration-response',
    sentence: `No integration response is for what the back end answered (${shown(text, status)}), and none is the default.`,
    checks: patternChecks(patterns),
    mend: 'Add an integration response without a pattern, which is the default.',
  }
}

export function defaultUsed(text: string, patterns: TriedPatterns): Why {
  const { tried } = patterns
  return {
    id: 'default-used',
    sentence: `The back end answered ${text === '' ? 'without an error' : text}; ${list(tried)} ${tried.length === 1 ? 'was' : 'were'} tried, none matches the whole text, and so the default integration response is used.`,
    checks: patternChecks(patterns),
    mend: 'Correct a pattern where another response was meant: it must match from the first character to the last.',
  }
}

export function noMethodResponse(statusCode: string): Why {
  return {
    id: 'no-method-response',
    sentence: `The integration response is for ${statusCode}, which is no method response.`,
    mend: `Add the method response ${statusCode}.`,
  }
}

/** Selection patterns that did not match; what is to say of those that match nothing whatever comes. */
interface TriedPatterns {
  readonly tried: readonly string[]
  readonly broken: readonly string[]
}

function patternChecks({ tried, broken }: TriedPatterns): readonly string[] {
  return [...tried.map((pattern) => `${pattern} does not match`), ...broken]
}

const bucketLevels = ['plan-method', 'plan', 'method', 'account'] as const

function bucketsUpTo(level: (typeof bucketLevels)[number]): readonly string[] {
  const names = { 'plan-method': 'usage plan, this method', plan: 'usage plan', method: 'stage, this method', account: 'account' }
  return bucketLevels.slice(0, bucketLevels.indexOf(level) + 1).map((each) => `${names[each]}: ${each === level ? 'empty' : 'has calls left, or none is set'}`)
}

function shown(text: string, status: number): string {
  return text === '' ? `status ${status}` : text
}

function placeText(place: string): string {
  return place === 'querystring' ? 'the query string parameter' : `the ${place} parameter`
}

function list(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`
}
