import type { GatewayResponseType } from '../gateway-response/gateway-response.ts'
import type { HttpMethod } from '../method/http-method.ts'
import type { ResourceId, StageName, StatusCode } from '../names/identifier.ts'

/**
 *   error     what is said cannot work on AWS: the deployment is refused, or a call answers 500
 *   warning   it works, and not as was probably meant
 *   advice    nothing is wrong; people were bitten by it all the same
 */
export type LintSeverity = 'error' | 'warning' | 'advice'

/** The box of a method that a finding is in. */
export type LintBox = 'method-request' | 'integration-request' | 'integration-response' | 'method-response'

/** Where a finding is, so that a page can lead there. */
export type LintPlace =
  | { readonly in: 'api' }
  | {
      readonly in: 'method'
      readonly resourceId: ResourceId
      readonly path: string
      readonly httpMethod: HttpMethod
      readonly box: LintBox
      /** Of a response. */
      readonly statusCode?: StatusCode
    }
  | { readonly in: 'gateway-response'; readonly responseType: GatewayResponseType }
  | { readonly in: 'model'; readonly name: string }
  | { readonly in: 'authorizer'; readonly id: string; readonly name: string }
  | { readonly in: 'stage'; readonly stageName: StageName }

/** A call of the control plane that mends a finding: AWS's operation, and its input without `restApiId`. */
export interface LintFix {
  readonly operation: 'PutMethodResponse' | 'UpdateMethodResponse' | 'UpdateMethod' | 'UpdateGatewayResponse' | 'UpdateIntegration'
  readonly input: Readonly<Record<string, unknown>>
  /** What it does, as an order: `Declare the header`. */
  readonly text: string
}

/** What a rule of lint found at one place. */
export interface LintFinding {
  /** The rule's id. */
  readonly rule: string
  readonly severity: LintSeverity
  readonly place: LintPlace
  /** One sentence that names the things at fault. */
  readonly text: string
  /** Only where it changes nothing that works. */
  readonly fix?: LintFix
}

/** A rule as it is told beside its findings. */
export interface LintRule {
  readonly id: string
  readonly title: string
  readonly severity: LintSeverity
  /** A paragraph: what happens on AWS, and what to do. */
  readonly explanation: string
}
