import type { CallSummary } from '@fourbox/domain'

/** `41 ms, 38 ms of it in the integration` */
export function latencyText({ latencyInMillis, integrationLatencyInMillis }: Pick<CallSummary, 'latencyInMillis' | 'integrationLatencyInMillis'>): string {
  const whole = `${Math.round(latencyInMillis)} ms`
  return integrationLatencyInMillis === undefined
    ? `${whole}, no integration called`
    : `${whole}, ${Math.round(integrationLatencyInMillis)} ms of it in the integration`
}
