import type { Mask } from '../trace/mask.ts'
import type { DeploymentId, EndpointType, RestApiId, StageName } from '@fourbox/domain'

/** Where a call runs: one value a stage, and one for its canary. */
export interface CallPlace {
  readonly restApiId: RestApiId
  readonly stageName: StageName
  readonly deploymentId: DeploymentId
  readonly accountId: string
  readonly region: string
  readonly endpointType: EndpointType
  /** Undefined where the stage has no canary. */
  readonly isCanary: boolean | undefined
  /** The console's Test: no arrival marks, `test-invoke-…` values in `$context`. */
  readonly isTest: boolean
  /** Stage variables, the canary's own over the stage's. */
  readonly variables: ReadonlyMap<string, string>
  readonly clientCertificateId: string | undefined
  /** What of its calls logs and traces do not show. */
  readonly mask: Mask
  /** What a test of an authorizer says of `$context`. */
  readonly additionalContext?: ReadonlyMap<string, string>
}
