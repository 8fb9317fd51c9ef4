import type { ContextName } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { lastHeader } from '../content/header-list.ts'
import { formatRequestTime } from './time-text.ts'

/** A value of `$context`; undefined where AWS has none (templates print nothing, access logs `-`, events null). */
export type ContextValue = string | number | undefined
export type ContextReader = (call: Call) => ContextValue

/** A name of AWS's that nothing here gives a value: web ACLs, identity pools, organizations. */
const without: ContextReader = () => undefined

/** Where each name's value comes from; a name that is added to the table must be read here. */
const readers = {
  accountId: (call) => call.place.accountId,
  apiId: (call) => call.place.restApiId,
  deploymentId: (call) => call.place.deploymentId,
  awsEndpointRequestId: (call) => call.backend?.requestId,
  cipherSuite: (call) => call.incoming.tls?.cipherSuite,
  domainName: (call) => call.incoming.domainName,
  domainPrefix: (call) => call.incoming.domainName.split('.', 1)[0],
  extendedRequestId: (call) => call.marks.extendedRequestId,
  httpMethod: (call) => call.request.httpMethod,
  'identity.accessKey': (call) => call.admission.caller?.accessKey,
  'identity.accountId': (call) => call.admission.caller?.accountId,
  'identity.apiKey': (call) => call.admission.apiKey?.value ?? (call.place.isTest ? 'test-invoke-api-key' : undefined),
  'identity.apiKeyId': (call) => call.admission.apiKey?.id ?? (call.place.isTest ? 'test-invoke-api-key-id' : undefined),
  'identity.caller': (call) => call.admission.caller?.caller,
  'identity.clientCert.clientCertPem': (call) => call.incoming.tls?.clientCert?.clientCertPem,
  'identity.clientCert.subjectDN': (call) => call.incoming.tls?.clientCert?.subjectDN,
  'identity.clientCert.issuerDN': (call) => call.incoming.tls?.clientCert?.issuerDN,
  'identity.clientCert.serialNumber': (call) => call.incoming.tls?.clientCert?.serialNumber,
  'identity.clientCert.validity.notBefore': (call) => call.incoming.tls?.clientCert?.validity.notBefore,
  'identity.clientCert.validity.notAfter': (call) => call.incoming.tls?.clientCert?.validity.notAfter,
  'identity.cognitoAuthenticationProvider': without,
  'identity.cognitoAuthenticationType': without,
  'identity.cognitoIdentityId': without,
  'identity.cognitoIdentityPoolId': without,
  'identity.principalOrgId': without,
  'identity.sourceIp': (call) => call.incoming.sourceIp,
  'identity.user': (call) => call.admission.caller?.user,
  'identity.userAgent': (call) => lastHeader(call.incoming.headers, 'user-agent') ?? (call.place.isTest ? 'aws-internal/3' : undefined),
  'identity.userArn': (call) => call.admission.caller?.userArn,
  'identity.vpcId': without,
  'identity.vpceId': (call) => call.incoming.vpceId,
  isCanaryRequest: ({ place: { isCanary } }) => (isCanary === undefined ? undefined : String(isCanary)),
  path: (call) => call.incoming.requestPath,
  protocol: () => 'HTTP/1.1',
  requestId: (call) => call.marks.requestId,
  requestTime: (call) => formatRequestTime(call.marks.startedAt),
  requestTimeEpoch: (call) => call.marks.startedAt,
  resourceId: (call) => call.route?.resourceId,
  resourcePath: (call) => call.route?.resourcePath,
  stage: (call) => call.place.stageName,
  tlsVersion: (call) => call.incoming.tls?.version,
  wafResponseCode: without,
  webaclArn: without,
} satisfies Record<ContextName, ContextReader>

/** By name: templates, mappings, gateway responses and access logs share them. */
export const contextReaders: ReadonlyMap<string, ContextReader> = new Map<string, ContextReader>(Object.entries(readers))

/** The reader of a name without `$context.`, such as `identity.sourceIp` or `authorizer.claims.sub`; undefined for an unknown one. */
export function contextReader(name: string): ContextReader | undefined {
  if (name.startsWith('authorizer.')) return authorizerReader(name.slice('authorizer.'.length))
  return contextReaders.get(name)
}

function authorizerReader(key: string): ContextReader {
  if (key === 'principalId') return (call) => call.admission.authorizer?.principalId
  if (key.startsWith('claims.')) {
    const claim = key.slice('claims.'.length)
    return (call) => call.admission.authorizer?.claims?.get(claim)
  }
  return (call) => call.admission.authorizer?.context.get(key)
}
