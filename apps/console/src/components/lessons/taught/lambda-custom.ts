import type { Lesson } from '../lesson.ts'
import { inMethod, methodAt, wasTested } from '../standing.ts'
import { createApi, createMethod, createResource, deploy, testMethod } from '../steps.ts'
import { calls, createFunction } from './function-step.ts'

const name = 'greetings'
const path = '/greeting'

export const lambdaCustom: Lesson = {
  id: 'lambda-custom',
  title: 'A function that knows nothing of HTTP',
  summary: 'A Lambda integration without proxy: templates make the event, a pattern makes a status of an error.',
  minutes: 10,
  apiName: 'Greetings',
  steps: [
    createFunction(name, 'Hello from Lambda'),
    createApi('Greetings'),
    createResource('/', 'greeting', ['The resource name is `greeting`.']),
    createMethod(
      path,
      'GET',
      [
        `Method type GET, integration type *Lambda function*, without the proxy, and the function \`${name}\`. It wants an event with a \`name\`, and fails without one.`,
      ],
      ({ methodIntegration }) => methodIntegration?.type === 'AWS' && calls(methodIntegration.uri, name),
    ),
    {
      title: 'Make the event with a template',
      text: [
        'Edit the integration request, and add a mapping template for `application/json`:',
        '`{"name": "$input.params(\'name\')"}`',
        'A GET has no body: the template makes one of its query string.',
      ],
      at: (standing) => inMethod(standing, path, 'GET', '/integration-request/edit'),
      control: { button: 'Add mapping template' },
      isDone: (standing) => methodAt(standing, path, 'GET')?.methodIntegration?.requestTemplates?.['application/json']?.includes('name') === true,
    },
    {
      title: 'Declare the method response 400',
      text: ['On the tab *Method response*, *Create response* with the HTTP status code `400`.'],
      at: (standing) => inMethod(standing, path, 'GET', '/method-response/create'),
      control: { field: 'statusCode' },
      isDone: (standing) => methodAt(standing, path, 'GET')?.methodResponses?.['400'] !== undefined,
    },
    {
      title: 'Make a 400 of the function’s error',
      text: ['On the tab *Integration response*, *Create response* with the Lambda error regex `Bad request.*` and the method response status code 400.'],
      at: (standing) => inMethod(standing, path, 'GET', '/integration-response/create'),
      control: { field: 'selectionPattern' },
      isDone: (standing) => {
        const response = methodAt(standing, path, 'GET')?.methodIntegration?.integrationResponses?.['400']
        return response?.selectionPattern !== undefined && response.selectionPattern !== ''
      },
    },
    testMethod(
      path,
      'GET',
      ['Test twice: with the query string `name=Ada`, which greets her, and without one, which answers 400. The function said why, and the pattern caught it.'],
      (standing) => wasTested(standing, path, 'GET', 200) && wasTested(standing, path, 'GET', 400),
    ),
    deploy,
  ],
  learnt: [
    'Without a proxy the function is given what the template makes, and what it returns is the body.',
    'An error’s text, not a status, is what selection patterns of Lambda integrations are tried on.',
  ],
  next: ['lambda-proxy', 'mock-api'],
}
