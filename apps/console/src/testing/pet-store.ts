/** The example API's resources as GetResources answers them, cut down to what pages show. */
export const restApiId = 'abcde12345'
export const api = { id: restApiId, name: 'PetStore', rootResourceId: 'root' }

export const getPets = {
  httpMethod: 'GET',
  authorizationType: 'NONE',
  apiKeyRequired: false,
  requestParameters: { 'method.request.querystring.page': false, 'method.request.querystring.type': true },
  methodResponses: {
    200: {
      statusCode: '200',
      responseModels: { 'application/json': 'Pets' },
      responseParameters: { 'method.response.header.Access-Control-Allow-Origin': false },
    },
    404: { statusCode: '404' },
  },
  methodIntegration: {
    type: 'HTTP',
    httpMethod: 'GET',
    uri: 'http://petstore.example/pets',
    connectionType: 'INTERNET',
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: 'pets',
    cacheKeyParameters: ['method.request.querystring.page'],
    requestParameters: { 'integration.request.querystring.page': 'method.request.querystring.page' },
    integrationResponses: { 200: { statusCode: '200', responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } } },
  },
}

const postPets = {
  httpMethod: 'POST',
  authorizationType: 'NONE',
  apiKeyRequired: true,
  methodResponses: {},
  methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'POST', uri: 'http://petstore.example/pets', timeoutInMillis: 5_000 },
}

export const root = { id: 'root', path: '/' }
export const pets = { id: 'pets', parentId: 'root', pathPart: 'pets', path: '/pets', resourceMethods: { GET: getPets, POST: postPets } }
export const pet = { id: 'pet', parentId: 'pets', pathPart: '{petId}', path: '/pets/{petId}', resourceMethods: {} }

/** What pages below an API ask for, beside what a test is about. */
export const aroundApi = {
  GetRestApi: api,
  GetAuthorizers: { item: [] },
  GetModels: { item: [{ name: 'Empty' }, { name: 'Pets' }] },
  GetModel: { name: 'Empty' },
  GetRequestValidators: { item: [] },
  GetClientCertificates: { item: [] },
  GetVpcLinks: { item: [] },
  GetStages: { item: [] },
}
