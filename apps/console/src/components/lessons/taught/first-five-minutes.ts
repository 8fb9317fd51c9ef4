import type { Lesson } from '../lesson.ts'
import { inResource, resourceAt, wasCalled, wasTested } from '../standing.ts'
import { apiId, callStage, deploy, resourceId, testMethod } from '../steps.ts'

export const firstFiveMinutes: Lesson = {
  id: 'first-five-minutes',
  title: 'First five minutes',
  summary: 'An API that answers at once: imported, tested, deployed, called, changed.',
  minutes: 5,
  apiName: 'PetStore',
  steps: [
    {
      title: 'Import the example API',
      text: ['Choose *Example API* and press *Create API*: a pet store with four methods, and a back end that answers on this machine, without a network.'],
      at: () => '/apis/create?type=example',
      control: { button: 'Create API' },
      isDone: (standing) => resourceAt(standing, '/pets/{petId}') !== undefined || resourceAt(standing, '/animals/{petId}') !== undefined,
    },
    testMethod(
      '/pets/{petId}',
      'GET',
      [
        'A call passes four boxes, and you see what each does with it. Enter `1` for *petId* and press *Test*.',
        'Then look at the arrows: what each box handed on; and at the log below, in AWS’s words.',
      ],
      (standing) => wasTested(standing, '/pets/{petId}', 'GET', 200),
    ),
    deploy,
    callStage('/pets/1', '/pets/{petId}', [
      'The stage has an address. Copy the invoke URL, add `/pets/1`, and open it in the browser or with curl.',
      'This step is ticked when the call has come in, wherever it is from.',
    ]),
    {
      title: 'Rename `/pets` to `/animals`',
      text: [
        'Choose the resource `/pets`, then *Resource actions* and *Rename…*. Its methods, and all below it, go along; Ctrl-Z would take it back.',
        'The stage still serves what was deployed: `/pets/1` answers as before. The badge above says that it is behind.',
      ],
      at: (standing) => inResource(standing, '/pets'),
      control: { button: 'Resource actions' },
      terminal: (standing) =>
        `aws apigateway update-resource --rest-api-id ${apiId(standing)} --resource-id ${resourceId(standing, '/pets')} --patch-operations op=replace,path=/pathPart,value=animals`,
      isDone: (standing) => resourceAt(standing, '/animals') !== undefined,
    },
    {
      ...deploy,
      title: 'Deploy once more, and call `/animals/1`',
      text: ['*Deploy API* to the stage that you have. From then on `/animals/1` answers there, and `/pets/1` no more.'],
      isDone: (standing) => standing.deployments.length > 1 && wasCalled(standing, '/animals/{petId}', 'GET'),
      heardOf: 'stage',
    },
  ],
  learnt: [
    'A call passes method request, integration request, integration response and method response; a test shows what each makes of it.',
    'What is edited is a draft. Clients see what was deployed to a stage.',
    'Whatever changes an API, a click or a client of AWS, you see it here at once, and can take it back.',
  ],
  next: ['mock-api', 'http-integration'],
}
