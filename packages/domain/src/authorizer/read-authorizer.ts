import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { type Authorizer, authorizerTtlInSeconds } from './authorizer.ts'
import { parseInvocationUri } from '../integration/integration-arn.ts'
import type { AuthorizerId } from '../names/identifier.ts'
import { type PatternFault, warnOfPattern } from '../reading/pattern-warning.ts'
import { type Findings, type Reading, reading } from '../reading/reading.ts'

/** An authorizer as the wire shows it: every setting beside every other, whatever its type has a use for. */
export interface AuthorizerSettings {
  readonly name?: string
  readonly type: Authorizer['type']
  readonly authType?: string
  readonly authorizerUri?: string
  readonly authorizerCredentials?: string
  readonly providerARNs?: readonly string[]
  readonly identitySource?: string
  readonly identityValidationExpression?: string
  readonly authorizerResultTtlInSeconds?: number
}

export interface AuthorizerRules {
  readonly id: AuthorizerId
  /** Whether another authorizer of the API has the name. */
  readonly isNameTaken: (name: string) => boolean
  readonly patternFault: PatternFault
}

/** What a TOKEN and a Cognito authorizer read unless something else is named. */
const defaultIdentitySource = 'method.request.header.Authorization'
export const longestAuthorizerTtlInSeconds = 3600

/** Makes an authorizer of its settings; what its type has no use for is left out (control-plane reference, sections 4 and 5). */
export function readAuthorizer(settings: AuthorizerSettings, rules: AuthorizerRules): Reading<Authorizer> {
  return reading((findings) => ofType[settings.type](settings, readCommon(settings, rules, findings), findings))
}

type Common = ReturnType<typeof readCommon>

const lengths = {
  name: longest.name,
  authType: longest.name,
  authorizerUri: longest.url,
  authorizerCredentials: longest.arn,
  providerARNs: longest.arn,
  identitySource: longest.url,
  identityValidationExpression: longest.url,
} as const

const ofType: {
  readonly [Type in Authorizer['type']]: (settings: AuthorizerSettings, common: Common, findings: Findings) => Extract<Authorizer, { readonly type: Type }>
} = {
  TOKEN: (settings, common, findings) => ({
    type: 'TOKEN',
    ...common,
    ...readLambda(settings, findings),
    identitySource: settings.identitySource || defaultIdentitySource,
  }),
  REQUEST: (settings, common, findings) => ({ type: 'REQUEST', ...common, ...readLambda(settings, findings), ...readRequestSources(settings, findings) }),
  COGNITO_USER_POOLS: (settings, common, findings) => ({
    type: 'COGNITO_USER_POOLS',
    ...common,
    identitySource: settings.identitySource || defaultIdentitySource,
    providerARNs: readProviders(settings, findings),
  }),
}

function readCommon(settings: AuthorizerSettings, { id, isNameTaken, patternFault }: AuthorizerRules, findings: Findings) {
  const { type, name = '', authorizerResultTtlInSeconds: ttl, identityValidationExpression } = settings
  if (name.trim() === '') findings.fault('name', 'Authorizer name cannot be blank')
  else if (isNameTaken(name)) findings.fault('name', `Authorizer name must be unique. Authorizer ${name} already exists in this RestApi.`)
  judgeLengths('Authorizer', settings, lengths, findings)
  if (ttl !== undefined && (!Number.isInteger(ttl) || ttl < 0 || ttl > longestAuthorizerTtlInSeconds))
    findings.fault(
      'authorizerResultTtlInSeconds',
      `Invalid Authorizer TTL specified. Authorizer TTL must be between 0 and ${longestAuthorizerTtlInSeconds} seconds`,
    )
  warnOfPattern('identityValidationExpression', identityValidationExpression, patternFault, findings)
  return {
    id,
    name,
    authType: settings.authType || (type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
    ...(ttl !== undefined && { authorizerResultTtlInSeconds: ttl }),
    ...(identityValidationExpression && { identityValidationExpression }),
  }
}

function readProviders({ providerARNs = [] }: AuthorizerSettings, { fault }: Findings): readonly string[] {
  if (providerARNs.length === 0) fault('providerARNs', 'At least one Cognito user pool ARN must be specified for authorizers of type COGNITO_USER_POOLS')
  return providerARNs
}

function readLambda({ authorizerUri = '', authorizerCredentials }: AuthorizerSettings, { fault }: Findings) {
  // A policy is read whole: no function is asked for it by a stream.
  if (parseInvocationUri(authorizerUri)?.streams !== false)
    fault(
      'authorizerUri',
      `Invalid Authorizer URI: ${authorizerUri || null}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
    )
  return { authorizerUri, ...(authorizerCredentials && { authorizerCredentials }) }
}

/** What a cached policy is found by must be known: without a source, nothing may be cached. */
function readRequestSources(settings: AuthorizerSettings, { fault }: Findings) {
  const { identitySource } = settings
  if (!identitySource && authorizerTtlInSeconds(settings) > 0)
    fault('identitySource', 'Identity source must be specified for REQUEST authorizers when caching is enabled')
  return identitySource ? { identitySource } : {}
}
