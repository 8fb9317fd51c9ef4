import type { Method, Resource, Stage } from '@aws-sdk/client-api-gateway'
import { type CallSummary, testStage } from '@fourbox/domain'
import type { Standing } from './lesson.ts'

/** What steps ask of what stands, and the addresses at which they are done. */

export function resourceAt({ resources }: Standing, path: string): Resource | undefined {
  return resources.find((resource) => resource.path === path)
}

export function methodAt(standing: Standing, path: string, verb: string): Method | undefined {
  return resourceAt(standing, path)?.resourceMethods?.[verb]
}

/** A test of a method that answered so. */
export function wasTested({ calls }: Standing, path: string, verb: string, status: number): boolean {
  return calls.some((call) => call.stage === testStage && isOf(call, path, verb) && call.status === status)
}

/** A call of a stage that answered so. */
export function wasCalled({ calls }: Standing, path: string, verb: string, status = 200): boolean {
  return calls.some((call) => call.stage !== testStage && isOf(call, path, verb) && call.status === status)
}

function isOf({ resourcePath, httpMethod }: CallSummary, path: string, verb: string): boolean {
  return resourcePath === path && (verb === 'ANY' || httpMethod === verb)
}

export function deployedStage({ stages }: Standing): Stage | undefined {
  return stages.find(({ deploymentId }) => deploymentId !== undefined)
}

/** `/apis/{id}` and what stands below it; undefined while there is no API. */
export function inApi({ api }: Standing, rest: string): string | undefined {
  return api && `/apis/${api.id}/${rest}`
}

/** The page of a resource, and what stands below that; undefined while there is none. */
export function inResource(standing: Standing, path: string, rest = ''): string | undefined {
  const id = resourceAt(standing, path)?.id
  return id === undefined ? undefined : inApi(standing, `resources/${id}${rest}`)
}

/** The page of a method, and what stands below that. */
export function inMethod(standing: Standing, path: string, verb: string, rest = ''): string | undefined {
  return methodAt(standing, path, verb) && inResource(standing, path, `/${verb}${rest}`)
}

/** The page of the stage that the API was deployed to. */
export function inStage(standing: Standing): string | undefined {
  const stage = deployedStage(standing)
  return stage && inApi(standing, `stages/${stage.stageName}`)
}
