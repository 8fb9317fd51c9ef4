import type { Lesson, Standing } from '../lesson.ts'
import { inMethod, methodAt, wasTested } from '../standing.ts'
import { apiId, createApi, createMethod, createResource, deploy, resourceId, testMethod } from '../steps.ts'

const path = '/users'
const ofMethod = (standing: Standing) => `--rest-api-id ${apiId(standing)} --resource-id ${resourceId(standing, path)} --http-method GET`

export const mockApi: Lesson = {
  id: 'mock-api',
  title: 'An API from nothing, with a mock behind it',
  summary: 'Resource, method, mapping template, and two responses, without any back end.',
  minutes: 10,
  apiName: 'People',
  steps: [
    createApi('People'),
    createResource('/', 'users', ['*Create resource*: the resource name is `users`, and it stands under `/`.']),
    createMethod(
      path,
      'GET',
      [
        'Method type GET, integration type *Mock*. Open *Method request settings*, and under *URL query string parameters* add `count`, not required.',
        'A mock answers by itself: its request template says with which status.',
      ],
      ({ methodIntegration, requestParameters = {} }) => methodIntegration?.type === 'MOCK' && 'method.request.querystring.count' in requestParameters,
    ),
    {
      title: 'Let a template decide',
      text: [
        'Edit the integration request. The template of `application/json` becomes:',
        '`{"statusCode": #if($input.params("count") != "" && $util.parseJson($input.params("count")) < 20) 200 #else 500 #end}`',
      ],
      at: (standing) => inMethod(standing, path, 'GET', '/integration-request/edit'),
      control: { button: 'Save' },
      isDone: (standing) => {
        const template = methodAt(standing, path, 'GET')?.methodIntegration?.requestTemplates?.['application/json'] ?? ''
        return template.includes('count') && template.includes('500')
      },
    },
    {
      title: 'Declare the method response 500',
      text: ['What a method may answer is declared. On the tab *Method response*, *Create response* with the HTTP status code `500`.'],
      at: (standing) => inMethod(standing, path, 'GET', '/method-response/create'),
      control: { field: 'statusCode' },
      terminal: (standing) => `aws apigateway put-method-response ${ofMethod(standing)} --status-code 500`,
      isDone: (standing) => methodAt(standing, path, 'GET')?.methodResponses?.['500'] !== undefined,
    },
    {
      title: 'Choose it by a pattern',
      text: [
        'On the tab *Integration response*, *Create response* with the HTTP status regex `5\\d{2}` and the method response status code 500.',
        'The patterns are tried in turn; the response without one is the default.',
      ],
      at: (standing) => inMethod(standing, path, 'GET', '/integration-response/create'),
      control: { field: 'selectionPattern' },
      terminal: (standing) => `aws apigateway put-integration-response ${ofMethod(standing)} --status-code 500 --selection-pattern '5\\d{2}'`,
      isDone: (standing) => {
        const response = methodAt(standing, path, 'GET')?.methodIntegration?.integrationResponses?.['500']
        return response?.selectionPattern !== undefined && response.selectionPattern !== ''
      },
    },
    testMethod(
      path,
      'GET',
      ['Test twice: with the query string `count=5`, which answers 200, and with `count=50`, which answers 500. The picture shows which response was chosen.'],
      (standing) => wasTested(standing, path, 'GET', 200) && wasTested(standing, path, 'GET', 500),
    ),
    deploy,
  ],
  learnt: [
    'A mock integration answers by its request template, so that clients can be written before there is a back end.',
    'Selection patterns choose the integration response; the method response declares what clients may expect.',
  ],
  next: ['http-integration', 'lambda-custom'],
}
