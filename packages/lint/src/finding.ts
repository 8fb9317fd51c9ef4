import type { GatewayResponseType, HttpMethod, ResourceId, StageName, StatusCode } from '@fourbox/domain'

/**
 *   error     what is said cannot work on AWS: the deployment is refused, or a call answers 500
 *   warning   it works, and not as was probably meant
 *   advice    nothing is wrong; people were bitten by it all the same
 */
export type Severity = 'error' | 'warning' | 'advice'

/** The box of a method that a finding is in. */
export type Box = 'method-request' | 'integration-request' | 'integration-response' | 'method-response'

/** Where a finding is, so that a page can lead there. */
export type Place =
  | { readonly in: 'api' }
  | {
      readonly in: 'method'
      readonly resourceId: ResourceId
      readonly path: string
      readonly httpMethod: HttpMethod
      readonly box: Box
      /** Of a response. */
      readonly statusCode?: StatusCode
    }
  | { readonly in: 'gateway-response'; readonly responseType: GatewayResponseType }
  | { readonly in: 'model'; readonly name: string }
  | { readonly in: 'authorizer'; readonly id: string; readonly name: string }
  | { readonly in: 'stage'; readonly stageName: StageName }

/** A call of the control plane that mends a finding: AWS's operation, and its input without `restApiId`. */
export interface Fix {
  readonly operation: 'PutMethodResponse' | 'UpdateMethodResponse' | 'UpdateMethod' | 'UpdateGatewayResponse' | 'UpdateIntegration'
  readonly input: Readonly<Record<string, unknown>>
  /** What it does, as an order: `Declare the header`. */
  readonly text: string
}

/** What a rule found at one place. */
export interface Found {
  readonly place: Place
  /** One sentence that names the things at fault. */
  readonly text: string
  /** Only where it changes nothing that works. */
  readonly fix?: Fix
}
