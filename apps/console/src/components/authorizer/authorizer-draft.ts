import type { Authorizer } from '@aws-sdk/client-api-gateway'
import { authorizerTtlInSeconds, listIdentitySources, type MappingExpression, parseArn, parseInvocationUri, parseMappingExpression } from '@fourbox/domain'

export type AuthorizerKind = 'lambda' | 'cognito'
export type SourceType = 'header' | 'querystring' | 'stageVariable' | 'context'

/** One part of a request authorizer's identity. */
export interface IdentitySource {
  readonly type: SourceType
  readonly key: string
}

export interface AuthorizerDraft {
  readonly name: string
  readonly kind: AuthorizerKind
  readonly region: string
  readonly functionName: string
  readonly credentials: string
  /** Whether saving lets API Gateway call the function, if nobody has yet. */
  readonly grant: boolean
  readonly payload: 'TOKEN' | 'REQUEST'
  /** A header's name. */
  readonly tokenSource: string
  readonly tokenValidation: string
  readonly identitySources: readonly IdentitySource[]
  readonly caching: boolean
  readonly ttl: string
  readonly userPools: readonly { readonly arn: string }[]
}

export const emptyAuthorizer: AuthorizerDraft = {
  name: '',
  kind: 'lambda',
  region: 'us-east-1',
  functionName: '',
  credentials: '',
  grant: true,
  payload: 'TOKEN',
  tokenSource: 'Authorization',
  tokenValidation: '',
  identitySources: [{ type: 'header', key: '' }],
  caching: true,
  ttl: String(authorizerTtlInSeconds({})),
  userPools: [{ arn: '' }],
}

const prefixes: Readonly<Record<SourceType, string>> = {
  header: 'method.request.header.',
  querystring: 'method.request.querystring.',
  stageVariable: 'stageVariables.',
  context: 'context.',
}

/** The identity sources of an authorizer: `method.request.header.X, context.Y`. */
export function readIdentitySources(text: string | undefined): readonly IdentitySource[] {
  return listIdentitySources(text).flatMap((expression) => {
    const source = sourceOf(parseMappingExpression(expression))
    return source ? [source] : []
  })
}

function sourceOf(parsed: MappingExpression | undefined): IdentitySource | undefined {
  switch (parsed?.from) {
    case 'request':
      return parsed.place === 'path' || parsed.all ? undefined : { type: parsed.place, key: parsed.name }
    case 'stageVariables':
      return { type: 'stageVariable', key: parsed.name }
    case 'context':
      return { type: 'context', key: parsed.name }
    default:
      return undefined
  }
}

export function writeIdentitySources(sources: readonly IdentitySource[]): string {
  return sources.map(({ type, key }) => `${prefixes[type]}${key.trim()}`).join(', ')
}

/** The function's ARN or name within an invocation URI. */
export function functionOf(authorizerUri: string | undefined): string {
  return parseInvocationUri(authorizerUri ?? '')?.functionArn ?? authorizerUri ?? ''
}

export function draftOfAuthorizer(authorizer: Authorizer): AuthorizerDraft {
  const { name = '', type, authorizerUri, authorizerCredentials = '', identitySource, identityValidationExpression = '', providerARNs = [] } = authorizer
  const ttl = authorizerTtlInSeconds(authorizer)
  const functionName = functionOf(authorizerUri)
  const sources = readIdentitySources(identitySource)
  return {
    ...emptyAuthorizer,
    name,
    kind: type === 'COGNITO_USER_POOLS' ? 'cognito' : 'lambda',
    region: parseArn(functionName)?.region ?? parseInvocationUri(authorizerUri ?? '')?.region ?? emptyAuthorizer.region,
    functionName,
    credentials: authorizerCredentials,
    payload: type === 'REQUEST' ? 'REQUEST' : 'TOKEN',
    tokenSource: sources[0]?.key ?? '',
    tokenValidation: identityValidationExpression,
    identitySources: sources,
    caching: ttl > 0,
    ttl: ttl > 0 ? String(ttl) : emptyAuthorizer.ttl,
    userPools: providerARNs.map((pool) => ({ arn: pool })),
  }
}

/** Whether one header is the whole identity. */
export function takesToken({ kind, payload }: AuthorizerDraft): boolean {
  return kind === 'cognito' || payload === 'TOKEN'
}
