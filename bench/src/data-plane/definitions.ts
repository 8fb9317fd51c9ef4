/** APIs to be measured, as OpenAPI definitions with API Gateway's extensions. */

/** Some 200 bytes of JSON once it is rendered. */
const responseTemplate = `{
  "id": "$input.params('id')",
  "name": "$input.params('name')",
  "stage": "$context.stage",
  "method": "$context.httpMethod",
  "path": "$context.resourcePath",
  "request": "$context.requestId",
  "note": "$util.escapeJavaScript($stageVariables.note)"
}`

const mappedHeaders = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`method.response.header.X-Mapped-${n}`, `'value ${n}'`]))
const declaredHeaders = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`X-Mapped-${n}`, { type: 'string' }]))

const plainMock = {
  responses: { 200: { description: 'found' } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200' } },
  },
}

/** `count` resources below the root, every second one with a MOCK of GET; the one in the middle is called and has all the templates. */
export function mockApi(count: number, { needsApiKey = false } = {}): { readonly definition: string; readonly path: string } {
  const method = {
    ...(needsApiKey && { security: [{ api_key: [] }] }),
    parameters: [
      { name: 'id', in: 'path', required: true, type: 'string' },
      { name: 'name', in: 'query', required: false, type: 'string' },
    ],
    responses: { 200: { description: 'found', headers: declaredHeaders } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'when_no_templates',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: { default: { statusCode: '200', responseParameters: mappedHeaders, responseTemplates: { 'application/json': responseTemplate } } },
    },
  }
  const middle = Math.floor(count / 4)
  const paths = Object.fromEntries(Array.from({ length: Math.floor(count / 2) }, (_, n) => [`/things-${n}/{id}`, { get: n === middle ? method : plainMock }]))
  return { definition: document('mock', paths, needsApiKey ? { securityDefinitions: apiKey } : {}), path: `/things-${middle}/42?name=dog` }
}

/** ANY below `/proxy` is handed on as it is; POST /mapped passes a template on both ways. */
export function proxyApi(backEndPort: number, { needsApiKey = false } = {}): string {
  const uri = `http://127.0.0.1:${backEndPort}`
  const paths = {
    '/proxy/{proxy+}': {
      'x-amazon-apigateway-any-method': {
        ...(needsApiKey && { security: [{ api_key: [] }] }),
        parameters: [{ name: 'proxy', in: 'path', required: true, type: 'string' }],
        responses: {},
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'ANY',
          uri: `${uri}/{proxy}`,
          requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
        },
      },
    },
    '/mapped': {
      post: {
        responses: { 200: { description: 'mapped' } },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'POST',
          uri: `${uri}/mapped`,
          requestTemplates: { 'application/json': `{"kind": "$input.path('$.type')", "price": $input.json('$.price')}` },
          responses: {
            default: {
              statusCode: '200',
              responseTemplates: { 'application/json': `{"pet": {"id": $input.json('$.id'), "type": "$input.path('$.type')"}, "stage": "$context.stage"}` },
            },
          },
        },
      },
    },
  }
  return document('proxy', paths, needsApiKey ? { securityDefinitions: apiKey } : {})
}

const apiKey = { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } }

function document(title: string, paths: object, more: object = {}): string {
  return JSON.stringify({ swagger: '2.0', info: { title, version: '1' }, paths, ...more })
}
