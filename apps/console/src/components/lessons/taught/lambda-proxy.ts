import type { Lesson } from '../lesson.ts'
import { wasTested } from '../standing.ts'
import { callStage, createApi, createMethod, createResource, deploy, testMethod } from '../steps.ts'
import { calls, createFunction } from './function-step.ts'

const name = 'questions'

export const lambdaProxy: Lesson = {
  id: 'lambda-proxy',
  title: 'A function behind a Lambda proxy',
  summary: 'A micro-service: a function gets the whole call, and writes the whole answer.',
  minutes: 10,
  apiName: 'Questions',
  steps: [
    createFunction(name, 'Random question and answer'),
    createApi('Questions'),
    createResource('/', 'questions', ['The resource name is `questions`.']),
    createMethod(
      '/questions',
      'GET',
      [
        `Method type GET, integration type *Lambda function* with *Lambda proxy integration* turned on, and the function \`${name}\`.`,
        'Saving grants API Gateway the permission to call it, as AWS’s console does.',
      ],
      ({ methodIntegration }) => methodIntegration?.type === 'AWS_PROXY' && calls(methodIntegration.uri, name),
    ),
    testMethod(
      '/questions',
      'GET',
      ['Press *Test*. In the box *Integration request* you see the event that the function was given; what it returned became status, headers and body.'],
      (standing) => wasTested(standing, '/questions', 'GET', 200),
    ),
    deploy,
    callStage('/questions', '/questions', ['Copy the invoke URL, add `/questions`, and open it: another question each time.']),
  ],
  learnt: [
    'With a proxy integration, the function reads the call as it came, and returns `statusCode`, `headers` and a `body` that is a text.',
    'A function’s policy says who may call it: for each method a statement.',
  ],
  next: ['lambda-custom', 'http-integration'],
}
