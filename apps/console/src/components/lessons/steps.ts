import type { Method } from '@aws-sdk/client-api-gateway'
import { settings } from '../../settings.ts'
import type { Standing, Step } from './lesson.ts'
import { deployedStage, inApi, inMethod, inResource, inStage, methodAt, resourceAt, wasCalled } from './standing.ts'

/** Steps that several lessons have. */

export function createApi(name: string): Step {
  return {
    title: 'Create the API',
    text: [`Choose *New API*, enter the API name \`${name}\`, and create it. It has one resource, the root \`/\`, and no method yet.`],
    at: () => '/apis/create?type=new',
    control: { field: 'name' },
    terminal: () => `aws apigateway create-rest-api --name ${name}`,
    isDone: ({ api }) => api !== undefined,
  }
}

/** A resource below one that stands already. */
export function createResource(parent: string, pathPart: string, text: readonly string[]): Step {
  const path = parent === '/' ? `/${pathPart}` : `${parent}/${pathPart}`
  return {
    title: `Create the resource \`${path}\``,
    text,
    at: (standing) => inApi(standing, `create-resource?parent=${resourceAt(standing, parent)?.id ?? ''}`),
    control: { field: 'pathPart' },
    terminal: (standing) =>
      `aws apigateway create-resource --rest-api-id ${apiId(standing)} --parent-id ${resourceId(standing, parent)} --path-part '${pathPart}'`,
    isDone: (standing) => resourceAt(standing, path) !== undefined,
  }
}

export function createMethod(path: string, verb: string, text: readonly string[], isDone: (method: Method) => boolean): Step {
  return {
    title: `Create ${verb} of \`${path}\``,
    text,
    at: (standing) => inResource(standing, path, '/create-method'),
    control: { field: 'verb' },
    isDone: (standing) => {
      const method = methodAt(standing, path, verb)
      return method !== undefined && isDone(method)
    },
  }
}

/** A test of a method on its page. */
export function testMethod(path: string, verb: string, text: readonly string[], isDone: Step['isDone']): Step {
  return {
    title: `Test ${verb} of \`${path}\``,
    text,
    at: (standing) => inMethod(standing, path, verb, '/test'),
    control: { button: 'Test' },
    isDone,
    heardOf: 'test',
  }
}

export const deploy: Step = {
  title: 'Deploy the API',
  text: [
    'What you made is a draft, which no client sees. *Deploy API*, choose *New stage*, name it `dev`, and press *Deploy*: the stage serves the draft as it is now.',
  ],
  at: (standing) => inApi(standing, 'resources'),
  control: { button: 'Deploy API' },
  terminal: (standing) => `aws apigateway create-deployment --rest-api-id ${apiId(standing)} --stage-name dev`,
  isDone: (standing) => deployedStage(standing) !== undefined,
}

/** A call of the deployed API. `target` is what is called, as `/pets/1`; `path` the resource that it meets. */
export function callStage(target: string, path: string, text: readonly string[]): Step {
  return {
    title: `Call \`${target}\` of the stage`,
    text,
    at: inStage,
    control: { button: 'Copy invoke URL' },
    terminal: (standing) => `curl ${settings.executeOrigin}/restapis/${apiId(standing)}/${deployedStage(standing)?.stageName ?? 'dev'}/_user_request_${target}`,
    isDone: (standing) => wasCalled(standing, path, 'GET'),
    heardOf: 'stage',
  }
}

export function apiId({ api }: Standing): string {
  return api?.id ?? 'API'
}

export function resourceId(standing: Standing, path: string): string {
  return resourceAt(standing, path)?.id ?? 'RESOURCE'
}
