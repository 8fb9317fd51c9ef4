/** What a test may begin from. */
export interface EventTemplate {
  readonly id: 'hello-world' | 'greeting' | 'empty' | 'apigateway-aws-proxy' | 'apigateway-token-authorizer' | 'apigateway-request-authorizer'
  readonly label: string
  readonly event: unknown
}

const requestContext = {
  accountId: '123456789012',
  apiId: '1234567890',
  domainName: '1234567890.execute-api.us-east-1.amazonaws.com',
  domainPrefix: '1234567890',
  extendedRequestId: 'JKJaXmPLvHcESHA=',
  httpMethod: 'POST',
  identity: { sourceIp: '127.0.0.1', userAgent: 'Custom User Agent String' },
  path: '/prod/path/to/resource',
  protocol: 'HTTP/1.1',
  requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  requestTime: '09/Apr/2015:12:34:56 +0000',
  requestTimeEpoch: 1_428_582_896_000,
  resourceId: '123456',
  resourcePath: '/{proxy+}',
  stage: 'prod',
}

const methodArn = 'arn:aws:execute-api:us-east-1:123456789012:abcdef123/test/GET/request'

export const eventTemplates: readonly EventTemplate[] = [
  { id: 'hello-world', label: 'hello-world', event: { key1: 'value1', key2: 'value2', key3: 'value3' } },
  { id: 'greeting', label: 'greeting', event: { name: 'World' } },
  {
    id: 'apigateway-aws-proxy',
    label: 'apigateway-aws-proxy',
    event: {
      resource: '/{proxy+}',
      path: '/path/to/resource',
      httpMethod: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', Host: '1234567890.execute-api.us-east-1.amazonaws.com' },
      multiValueHeaders: { Accept: ['application/json'], 'Content-Type': ['application/json'], Host: ['1234567890.execute-api.us-east-1.amazonaws.com'] },
      queryStringParameters: { foo: 'bar' },
      multiValueQueryStringParameters: { foo: ['bar'] },
      pathParameters: { proxy: 'path/to/resource' },
      stageVariables: { baz: 'qux' },
      requestContext,
      body: '{"test":"body"}',
      isBase64Encoded: false,
    },
  },
  { id: 'apigateway-token-authorizer', label: 'apigateway-authorizer (TOKEN)', event: { type: 'TOKEN', authorizationToken: 'allow', methodArn } },
  {
    id: 'apigateway-request-authorizer',
    label: 'apigateway-authorizer (REQUEST)',
    event: {
      type: 'REQUEST',
      methodArn,
      resource: '/request',
      path: '/request',
      httpMethod: 'GET',
      headers: { Accept: '*/*', HeaderAuth1: 'headerValue1', Host: 'abcdef123.execute-api.us-east-1.amazonaws.com' },
      queryStringParameters: { QueryString1: 'queryValue1' },
      pathParameters: {},
      stageVariables: { StageVar1: 'stageValue1' },
      requestContext: { ...requestContext, httpMethod: 'GET', path: '/test/request', resourcePath: '/request', stage: 'test' },
    },
  },
  { id: 'empty', label: 'empty', event: {} },
]

/** The JSON text of a template. */
export function templateText(id: EventTemplate['id']): string {
  return JSON.stringify(eventTemplates.find((one) => one.id === id)?.event ?? {}, null, 2)
}
