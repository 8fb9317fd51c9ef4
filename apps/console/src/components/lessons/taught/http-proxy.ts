import type { Lesson } from '../lesson.ts'
import { wasTested } from '../standing.ts'
import { callStage, createApi, createMethod, createResource, deploy, testMethod } from '../steps.ts'

const uri = 'http://petstore-demo-endpoint.execute-api.com/petstore/{proxy}'

export const httpProxy: Lesson = {
  id: 'http-proxy',
  title: 'A whole back end behind one HTTP proxy',
  summary: 'One greedy resource and ANY: every path and verb is handed on as it comes.',
  minutes: 5,
  apiName: 'PetsByProxy',
  steps: [
    createApi('PetsByProxy'),
    createResource('/', '{proxy+}', ['Turn on *Proxy resource*: the name becomes `{proxy+}`, a variable that takes all that follows.']),
    createMethod(
      '/{proxy+}',
      'ANY',
      [
        `Method type ANY, integration type *HTTP* with *HTTP proxy integration* turned on, HTTP method ANY, endpoint URL \`${uri}\`.`,
        'The console maps the greedy variable to that of the URL by itself.',
      ],
      ({ methodIntegration }) => methodIntegration?.type === 'HTTP_PROXY' && methodIntegration.uri === uri,
    ),
    testMethod('/{proxy+}', 'ANY', ['Choose GET, enter `pets/3` for *proxy*, and press *Test*: the back end’s answer comes back untouched.'], (standing) =>
      wasTested(standing, '/{proxy+}', 'ANY', 200),
    ),
    deploy,
    callStage('/pets', '/{proxy+}', ['Copy the invoke URL, add `/pets`, and open it.']),
  ],
  learnt: ['A proxy integration maps nothing: no templates, no responses to declare.', 'A greedy variable takes every path that no other resource takes.'],
  next: ['lambda-proxy', 'mock-api'],
}
