import type { Call } from '../call/call.ts'
import type { Values } from '../content/header-list.ts'
import { plainObject } from '../content/plain-object.ts'
import { contextReaders } from './context-values.ts'

/** What a Lambda proxy event and a REQUEST authorizer's event have in common; empty collections are null. */
export function eventOf(call: Call) {
  const { request } = call
  return {
    resource: call.route?.resourcePath ?? null,
    path: eventPath(call),
    httpMethod: request.httpMethod,
    headers: lastValues(request.headers),
    multiValueHeaders: allValues(request.headers),
    queryStringParameters: lastValues(request.query),
    multiValueQueryStringParameters: allValues(request.query),
    pathParameters: request.pathParameters.size === 0 ? null : plainObject(request.pathParameters),
    stageVariables: call.place.variables.size === 0 ? null : plainObject(call.place.variables),
    requestContext: requestContextOf(call),
  }
}

/** Slashes doubled right after the stage count once; a base path stays, as it does with AWS. */
function eventPath(call: Call): string {
  const { basePathMatched, routingRuleIdMatched, requestPath, path } = call.incoming
  return ((basePathMatched ?? routingRuleIdMatched) === undefined ? path : requestPath).replace(/^\/{2,}/, '/')
}

function lastValues(values: Values): Record<string, string> | null {
  if (values.size === 0) return null
  const last = new Map<string, string>()
  for (const [name, list] of values) last.set(name, list.at(-1) ?? '')
  return plainObject(last)
}

function allValues(values: Values): Record<string, readonly string[]> | null {
  return values.size === 0 ? null : plainObject(values)
}

function requestContextOf(call: Call) {
  const read = (name: string) => contextReaders.get(name)?.(call) ?? null
  const clientCert = call.incoming.tls?.clientCert
  return {
    resourceId: read('resourceId'),
    ...authorizerOf(call),
    resourcePath: read('resourcePath'),
    ...(call.route?.operationName === undefined ? {} : { operationName: call.route.operationName }),
    httpMethod: read('httpMethod'),
    extendedRequestId: call.marks.extendedRequestId,
    requestTime: read('requestTime'),
    path: read('path'),
    accountId: call.place.accountId,
    protocol: 'HTTP/1.1',
    stage: call.place.stageName,
    domainPrefix: read('domainPrefix'),
    requestTimeEpoch: call.marks.startedAt,
    requestId: call.marks.requestId,
    identity: {
      cognitoIdentityPoolId: null,
      accountId: read('identity.accountId'),
      cognitoIdentityId: null,
      caller: read('identity.caller'),
      sourceIp: call.incoming.sourceIp,
      principalOrgId: null,
      accessKey: read('identity.accessKey'),
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: read('identity.userArn'),
      userAgent: read('identity.userAgent'),
      user: read('identity.user'),
      ...ifPresent('apiKey', read('identity.apiKey')),
      ...ifPresent('apiKeyId', read('identity.apiKeyId')),
      ...ifPresent('vpceId', read('identity.vpceId')),
      ...(clientCert && { clientCert }),
    },
    domainName: call.incoming.domainName,
    deploymentId: call.place.deploymentId,
    apiId: call.place.restApiId,
    ...(call.place.isCanary === true ? { isCanaryRequest: true } : {}),
  }
}

function ifPresent(name: string, value: string | number | null): Record<string, string | number> {
  return value === null ? {} : { [name]: value }
}

function authorizerOf(call: Call) {
  const finding = call.admission.authorizer
  if (finding === undefined) return {}
  if (finding.claims !== undefined) return { authorizer: { claims: Object.fromEntries(finding.claims) } }
  return {
    authorizer: { ...Object.fromEntries(finding.context), principalId: finding.principalId ?? null, integrationLatency: Math.round(finding.latencyInMillis) },
  }
}
