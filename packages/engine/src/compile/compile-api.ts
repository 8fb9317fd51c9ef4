import { type DeploymentId, type EndpointType, type Method, type RestApi, compileRouter, type Router, type RouterEntry } from '@fourbox/domain'
import { compileGatewayResponses, type GatewayResponses } from '../gateway-response/gateway-response.ts'
import { compileMask, type Mask } from '../trace/mask.ts'
import type { EngineSettings } from './settings.ts'
import { apiFactsOf } from './api-facts.ts'
import { compileMethod } from './compile-method.ts'
import type { CompiledMethod } from './compiled-method.ts'
import { routeOf } from './route-of.ts'

/** A deployment made ready to run. Opaque to callers; `compileStage` takes it. */
export interface CompiledApi {
  readonly restApiId: string
  readonly endpointType: EndpointType
  readonly deploymentId: DeploymentId
  readonly settings: EngineSettings
  readonly router: Router<CompiledMethod>
  readonly gatewayResponses: GatewayResponses
  readonly mask: Mask
}

/**
 * Compiles a deployment's snapshot, a method at a time; `pause` is awaited between slices, so that live calls go on.
 * Never rejects for what a definition holds: what cannot run answers 500 when it is called, as AWS's does.
 */
export async function compileApi(api: RestApi, deploymentId: DeploymentId, settings: EngineSettings, pause: () => Promise<void>): Promise<CompiledApi> {
  const facts = apiFactsOf(api, settings)
  const entries: RouterEntry<CompiledMethod>[] = []
  for (const resource of Object.values(api.resources)) {
    for (const method of Object.values(resource.methods)) {
      const { httpMethod } = method
      const route = routeOf(resource, method)
      for (const source of templatesOf(method)) await facts.templates.prepare(source, pause)
      entries.push({ path: resource.path, httpMethod, value: compileMethod(api, facts, route, method) })
      if (entries.length % sliceLength === 0) await pause()
    }
  }
  return {
    restApiId: api.id,
    endpointType: api.endpointConfiguration.types[0] ?? 'EDGE',
    deploymentId,
    settings,
    router: compileRouter(entries),
    gatewayResponses: compileGatewayResponses(api.gatewayResponses),
    mask: compileMask(api),
  }
}

/** The texts of a method's templates. */
function templatesOf({ integration }: Method): readonly string[] {
  if (integration === undefined) return []
  const responses = Object.values(integration.integrationResponses).map(({ responseTemplates }) => responseTemplates)
  const sources = [integration.requestTemplates, ...responses].flatMap((templates) => Object.values(templates ?? {}))
  return sources.filter((source) => source !== null)
}

/** Methods between two pauses: well below a millisecond, as their templates are compiled already. */
const sliceLength = 8
