import type { GatewayResponseType } from '@fourbox/domain'
import type { CallerIdentity } from '../ports/callers.ts'
import type { Call } from './call.ts'
import type { FaultDetails, GatewayFault } from './fault.ts'

/** Name, value, name, value …: Node's raw form, in both directions. The order and the spelling are kept. */
export type HeaderList = readonly string[]

/** Bytes in memory, or a stream where the integration's `responseTransferMode` says so. */
export type Body = Uint8Array | AsyncIterable<Uint8Array>

/** A request as it came in at the door, nothing decoded. The listener makes it; the engine reads it. */
export interface IncomingRequest {
  /** The verb as sent, `GET`. */
  readonly httpMethod: string
  /** What stands behind the stage or the base path, undecoded, `/pets/1`; empty when the client stopped at the stage's name. */
  readonly path: string
  /** The whole path as sent, stage or base path included: `$context.path`. */
  readonly requestPath: string
  /** The path on the line, which a signature covers; longer than `requestPath` where a path form names the API. */
  readonly wirePath: string
  /** Raw query without its question mark; empty when there is none. */
  readonly query: string
  readonly headers: HeaderList
  /** Of no bytes when there is none. Not inflated. */
  readonly body: Uint8Array
  readonly sourceIp: string
  /** Calls the listener when the client goes away; absent where there is none, in a test. */
  readonly onGone?: OnGone
  /** The host that was asked, without port: `abc.execute-api.localhost` or a custom domain's name. */
  readonly domainName: string
  /** The base path mapping that led here, `(none)` for the empty one; absent on the default host. */
  readonly basePathMatched?: string
  /** The routing rule that led here; absent on the default host, and where a mapping did. */
  readonly routingRuleIdMatched?: string
  /** The VPC endpoint that a private API was called through. */
  readonly vpceId?: string
  /** Absent where plain HTTP was spoken, and in a test. */
  readonly tls?: TlsFacts
}

/** How a client's connection was secured. */
export interface TlsFacts {
  /** `TLSv1.3`. */
  readonly version: string
  /** `TLS_AES_128_GCM_SHA256`. */
  readonly cipherSuite: string
  /** Of mutual TLS: what the client has proven to be. */
  readonly clientCert?: ClientCert
}

/** A client's certificate as `$context.identity.clientCert` and events have it. */
export interface ClientCert {
  readonly clientCertPem: string
  readonly subjectDN: string
  readonly issuerDN: string
  readonly serialNumber: string
  /** `May 28 12:30:02 2019 GMT`. */
  readonly validity: { readonly notBefore: string; readonly notAfter: string }
}

/** Tells of a client that went away. The listener may be called once the answer is out as well, and must not mind. */
export type OnGone = (listener: () => void) => void

/** What leaves the engine: checked, ready for one `writeHead`. Date, Connection and chunking are the listener's. */
export interface MethodResponse {
  readonly status: number
  readonly headers: HeaderList
  readonly body: Body
}

/** The second box's value: what will be sent. */
export type IntegrationRequest = MockRequest | HttpIntegrationRequest | LambdaIntegrationRequest | AwsServiceIntegrationRequest

export interface MockRequest {
  readonly kind: 'mock'
  /** The rendered request template, or the client's body where none was chosen. */
  readonly body: string
  readonly template: ChosenTemplate
}

export interface HttpIntegrationRequest {
  readonly kind: 'http'
  readonly method: string
  readonly origin: string
  /** Path and query as they go on the line. */
  readonly path: string
  readonly headers: HeaderList
  readonly body: Uint8Array | undefined
  readonly template: ChosenTemplate
}

export interface LambdaIntegrationRequest {
  readonly kind: 'lambda'
  readonly functionArn: string
  /** Whether the answer is to come as a stream. */
  readonly streams: boolean
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun'
  readonly payload: string
  /** What calls, for the function's permissions. */
  readonly sourceArn: string
  readonly headers: HeaderList
  readonly credentials: string | undefined
  readonly template: ChosenTemplate
}

export interface AwsServiceIntegrationRequest {
  readonly kind: 'aws-service'
  readonly region: string
  readonly service: string
  readonly subdomain: string | undefined
  readonly method: string
  readonly path: string
  readonly headers: HeaderList
  readonly body: Uint8Array | undefined
  readonly credentials: string | undefined
  readonly template: ChosenTemplate
}

/** Which template made a body: its media type, or why there was none. */
export type ChosenTemplate =
  | { readonly by: 'content-type' | 'default' | 'accept' | 'first'; readonly mediaType: string }
  | { readonly by: 'passthrough' | 'proxy' }

/** The third box's value: what the back end answered, whatever kind it is. */
export interface BackendResponse {
  /** MOCK: the template's `statusCode`. Lambda: Lambda's own status. */
  readonly status: number
  readonly headers: HeaderList
  readonly body: Body
  /** What the integration response is selected by: the status, or Lambda's errorMessage (empty for success). */
  readonly selector: string
  readonly latencyInMillis: number
  /** Lambda's or the service's own request id. */
  readonly requestId: string | undefined
  /** A function's own failure, as its `errorMessage`. */
  readonly functionErrorMessage: string | undefined
  /** What a streaming function said before its body: a JSON text of status and headers. */
  readonly metadata?: string
}

/** The fourth box's value: the answer before the rules for headers and compression. */
export interface IntegrationResponse {
  readonly status: number
  /** Name, value …; a repeated name is a repeated header. */
  readonly headers: HeaderList
  readonly body: string | Body
  readonly selectedBy: SelectedBy
  readonly template: ChosenTemplate
}

/** Why this integration response: its pattern matched, its own code equals a MOCK's status, it is the default, or a proxy has none. */
export type SelectedBy =
  | {
      readonly by: 'pattern' | 'own-status'
      readonly statusCode: string
      readonly selectionPattern: string
      /** The codes of those that were looked at before it, and did not match. */
      readonly missed: readonly string[]
    }
  | {
      readonly by: 'default'
      readonly statusCode: string
      /** As above; none where a function succeeded, so that there was nothing to match. */
      readonly missed: readonly string[]
      /** The patterns of the others, in their order. */
      readonly tried: readonly string[]
      /** Why patterns of the others match nothing whatever comes. */
      readonly broken: readonly string[]
    }
  | { readonly by: 'proxy' | 'cache' }

/** Who calls, and whose key pays for it. */
export interface Admission {
  readonly authorizer: AuthorizerFinding | undefined
  readonly caller: CallerIdentity | undefined
  readonly apiKey: { readonly id: string; readonly value: string } | undefined
  /** Why the call may not go on, where what was found up to then is worth telling. */
  readonly refusal: GatewayFault | undefined
}

export interface AuthorizerFinding {
  readonly authorizerId: string
  readonly principalId: string | undefined
  /** `$context.authorizer.{key}`, all text. */
  readonly context: ReadonlyMap<string, string>
  /** `$context.authorizer.claims.{name}`, all text. */
  readonly claims: ReadonlyMap<string, string> | undefined
  readonly usageIdentifierKey: string | undefined
  readonly fromCache: boolean
  /** Of the authorizer's call; 0 from the cache. */
  readonly latencyInMillis: number
  readonly status: number
  readonly requestId: string | undefined
}

/** What a call came to. */
export interface CallEnd {
  /** As far as it came. */
  readonly call: Call
  readonly response: MethodResponse
  readonly latencyInMillis: number
  readonly fault: FaultFinding | undefined
}

/** A fault as the gateway response answers it. */
export interface FaultFinding {
  readonly responseType: GatewayResponseType
  readonly message: string | null
  readonly validationErrorString: string | undefined
  readonly status: number
  /** For the execution log. */
  readonly log: string | undefined
  /** `$context.integration.error`. */
  readonly integrationError: string | undefined
  /** Whether the method was running already. */
  readonly inExecution: boolean
  readonly why: FaultDetails['why']
  /** The type under which the API has customised this answer. */
  readonly customizedBy: GatewayResponseType | undefined
}
