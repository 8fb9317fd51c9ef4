import type { ThrottleBucket } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { readItems } from './fourbox.ts'

/** A call of a deployed method, with or without a key of a usage plan. */
export interface ThrottledCall {
  readonly restApiId: string
  readonly stageName: string
  readonly path: string
  readonly httpMethod: string
  readonly plan?: { readonly usagePlanId: string; readonly keyId: string }
}

/** What `useQuery` needs for the buckets that the call would take a token of, as they are now: they refill, so it is asked again by itself. */
export function throttleBuckets(call: ThrottledCall) {
  const { restApiId, stageName, path, httpMethod, plan } = call
  const query = new URLSearchParams({ path, method: httpMethod, ...(plan && { plan: plan.usagePlanId, key: plan.keyId }) })
  return {
    queryKey: ['throttle', call] as const,
    queryFn: ({ signal }: QueryFunctionContext) => readItems<ThrottleBucket>(`throttle/${restApiId}/${stageName}?${query.toString()}`, signal),
    refetchInterval: askAgainInMillis,
  }
}

const askAgainInMillis = 1000
