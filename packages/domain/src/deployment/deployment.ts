import type { DeploymentId, EpochSeconds, RestApiId } from '../names/identifier.ts'
import type { RestApi } from '../rest-api/rest-api.ts'

/** An API frozen at a moment. Never changed but for its description. */
export interface Deployment {
  readonly id: DeploymentId
  readonly restApiId: RestApiId
  readonly createdDate: EpochSeconds
  readonly description?: string
  readonly snapshot: RestApi
}
