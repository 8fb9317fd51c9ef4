import type { Lesson } from '../lesson.ts'
import { inMethod, methodAt, wasTested } from '../standing.ts'
import { callStage, createApi, createMethod, createResource, deploy, testMethod } from '../steps.ts'

const pets = 'http://petstore-demo-endpoint.execute-api.com/petstore/pets'

export const httpIntegration: Lesson = {
  id: 'http-integration',
  title: 'An HTTP integration, mapped by hand',
  summary: 'Query strings and path variables handed on to a back end; only what is mapped gets there.',
  minutes: 10,
  apiName: 'PetsByHttp',
  steps: [
    createApi('PetsByHttp'),
    createResource('/', 'pets', ['The resource name is `pets`.']),
    createMethod(
      '/pets',
      'GET',
      [
        `Method type GET, integration type *HTTP*, without the proxy. HTTP method GET, endpoint URL \`${pets}\`: on this machine the pet store of the example answers there.`,
        'Open *Method request settings*, and add the query string `type`, not required.',
      ],
      ({ methodIntegration, requestParameters = {} }) =>
        methodIntegration?.type === 'HTTP' && methodIntegration.uri === pets && 'method.request.querystring.type' in requestParameters,
    ),
    {
      title: 'Map the query string',
      text: [
        'Edit the integration request. Under *URL query string parameters* add the name `type`, mapped from `method.request.querystring.type`.',
        'Without it the back end would never see it: this is no proxy.',
      ],
      at: (standing) => inMethod(standing, '/pets', 'GET', '/integration-request/edit'),
      control: { button: 'Add query string parameter' },
      isDone: (standing) =>
        methodAt(standing, '/pets', 'GET')?.methodIntegration?.requestParameters?.['integration.request.querystring.type'] ===
        'method.request.querystring.type',
    },
    createResource('/pets', '{petId}', ['Below `/pets`, the resource name is `{petId}`: a variable, which takes any text in its place.']),
    createMethod(
      '/pets/{petId}',
      'GET',
      [`GET, HTTP without the proxy, endpoint URL \`${pets}/{id}\`. The URL has a variable of its own, which is mapped next.`],
      ({ methodIntegration }) => methodIntegration?.type === 'HTTP' && methodIntegration.uri === `${pets}/{id}`,
    ),
    {
      title: 'Map the path variable',
      text: ['Edit the integration request. Under *URL path parameters* add the name `id`, mapped from `method.request.path.petId`.'],
      at: (standing) => inMethod(standing, '/pets/{petId}', 'GET', '/integration-request/edit'),
      control: { button: 'Add path parameter' },
      isDone: (standing) =>
        methodAt(standing, '/pets/{petId}', 'GET')?.methodIntegration?.requestParameters?.['integration.request.path.id'] === 'method.request.path.petId',
    },
    testMethod(
      '/pets/{petId}',
      'GET',
      ['Enter `2` for *petId* and press *Test*: a cat. The arrow into the integration shows the URL that was called.'],
      (standing) => wasTested(standing, '/pets/{petId}', 'GET', 200),
    ),
    deploy,
    callStage('/pets?type=dog', '/pets', [
      'Copy the invoke URL, add `/pets?type=dog`, and open it: all of them are dogs, since the query string was handed on.',
    ]),
  ],
  learnt: [
    'An HTTP integration hands on what is mapped, and nothing else: names may differ on both sides.',
    'Variables of the path are declared by the resource, and those of the URL by the integration.',
  ],
  next: ['http-proxy', 'lambda-proxy'],
}
