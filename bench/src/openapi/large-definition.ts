/** A definition of `paths` paths with two operations and a model each, models that refer to one another, about 5 kB a path. */
export function largeDefinition(paths: number): object {
  const numbers = Array.from({ length: paths }, (_, number) => number)
  return {
    openapi: '3.0.1',
    info: { title: 'large', version: '1' },
    paths: Object.fromEntries(numbers.map((number) => [`/things-${number}/{id}`, { get: operation('get', number), put: operation('put', number) }])),
    components: { schemas: Object.fromEntries(numbers.map((number) => [`Thing${number}`, schema(number, paths)])) },
  }
}

function operation(verb: 'get' | 'put', number: number): object {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/Thing${number}` } } }
  return {
    operationId: `${verb}Thing${number}`,
    summary: `Does ${verb} with a thing of the kind ${number}`,
    description: 'A sentence that explains what the operation is for, as writers of definitions like to leave them. '.repeat(4),
    parameters: [
      { name: 'id', in: 'path', required: true, description: 'Which thing', schema: { type: 'string' } },
      { name: 'fields', in: 'query', description: 'Which of its fields', schema: { type: 'string' } },
    ],
    ...(verb === 'put' && { requestBody: { required: true, content } }),
    responses: {
      200: { description: 'The thing', headers: { ETag: { description: 'Its version', schema: { type: 'string' } } }, content },
      404: { description: 'There is no such thing' },
    },
    'x-amazon-apigateway-integration': {
      type: 'http',
      httpMethod: verb.toUpperCase(),
      uri: `http://backend.example/things-${number}/{id}`,
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      passthroughBehavior: 'when_no_match',
      responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' } } },
    },
  }
}

function schema(number: number, count: number): object {
  const fields = Array.from({ length: 12 }, (_, field) => [
    `field${field}`,
    { type: 'string', description: `What the field number ${field} of a thing of the kind ${number} holds`, maxLength: 100 + field },
  ])
  return {
    type: 'object',
    description: `A thing of the kind ${number}`,
    required: ['field0', 'field1'],
    properties: { ...Object.fromEntries(fields), next: { $ref: `#/components/schemas/Thing${(number + 1) % count}` } },
  }
}
