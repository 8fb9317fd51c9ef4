import type { ThrottleLevel } from '@fourbox/domain'
import type { AuthorizerFinding } from '../call/hand-offs.ts'

/** What one check before the first box found, whether it let the call pass or not. */
export type AdmissionStep =
  | { readonly check: 'resource-policy'; readonly verdict: 'allow' | 'explicit-deny' | 'implicit-deny'; readonly statement: string | undefined }
  | { readonly check: 'iam'; readonly verdict: string; readonly userArn: string | undefined }
  | { readonly check: 'authorizer-started'; readonly authorizerId: string; readonly incomingIdentity: string }
  | {
      readonly check: 'authorizer-called'
      readonly authorizerId: string
      readonly functionArn: string
      readonly headers: readonly string[]
      /** The headers that signed the call. */
      readonly signature: readonly string[]
      readonly payload: string
      readonly requestId: string | undefined
      readonly status: number | undefined
      readonly result: string | undefined
      readonly latencyInMillis: number
    }
  | {
      readonly check: 'authorizer-result'
      readonly finding: AuthorizerFinding
      readonly verdict: 'allow' | 'explicit-deny' | 'implicit-deny'
      readonly statement: string | undefined
    }
  | { readonly check: 'authorizer-refused'; readonly authorizerId: string; readonly reason: string; readonly beforeCall: boolean }
  | { readonly check: 'api-key'; readonly key: string | undefined; readonly verdict: 'valid' | 'missing' | 'unknown' | 'disabled' | 'no-usage-plan' }
  | { readonly check: 'quota'; readonly usagePlanId: string; readonly limit: number; readonly period: string; readonly passed: boolean }
  | {
      readonly check: 'throttle'
      readonly level: ThrottleLevel
      readonly rate: number
      readonly burst: number
      readonly passed: boolean
    }
  | { readonly check: 'cache'; readonly verdict: 'hit' | 'miss' | 'refresh' | 'ignored-refresh' }
