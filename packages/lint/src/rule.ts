import type { Integration, LintBox, LintFinding, LintPlace, LintRule, Method, Resource, RestApi, Stage, UsagePlan } from '@fourbox/domain'

/** What is judged, with what else the account holds of it. */
export interface Linted {
  readonly api: RestApi
  /** The API's stages; none of a definition in a file. */
  readonly stages: readonly Pick<Stage, 'stageName' | 'variables'>[]
  /** All of the account; absent where nobody knows them. */
  readonly usagePlans?: readonly Pick<UsagePlan, 'apiStages'>[]
}

/** What a rule says of one place. */
export type Found = Omit<LintFinding, 'rule' | 'severity'>

export interface Rule extends Omit<LintRule, 'id'> {
  readonly check: (linted: Linted) => Iterable<Found>
}

/** A method with the resource that it is on. */
export interface Placed {
  readonly resource: Resource
  readonly method: Method
  /** The place of the method's box. */
  readonly at: (box: LintBox, statusCode?: string) => LintPlace
  /** `GET /pets` */
  readonly name: string
}

/** All methods, in the order of their resources. */
export function methodsOf({ resources }: RestApi): readonly Placed[] {
  return Object.values(resources).flatMap((resource) => Object.values(resource.methods).map((method) => placed(resource, method)))
}

/** All methods that have an integration. */
export function integrationsOf(api: RestApi): readonly (Placed & { readonly integration: Integration })[] {
  return methodsOf(api).flatMap((each) => (each.method.integration ? [{ ...each, integration: each.method.integration }] : []))
}

function placed(resource: Resource, method: Method): Placed {
  const { id: resourceId, path } = resource
  const { httpMethod } = method
  return {
    resource,
    method,
    name: `${httpMethod} ${path}`,
    at: (box, statusCode) => ({ in: 'method', resourceId, path, httpMethod, box, ...(statusCode !== undefined && { statusCode }) }),
  }
}

/** A name as one step of a patch's path. */
export function patchStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
