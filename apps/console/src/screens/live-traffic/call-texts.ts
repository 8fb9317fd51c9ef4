import type { CallSummary } from '@fourbox/domain'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' })

/** `14:05:38.412` */
export function clockTime(at: number): string {
  return clock.format(at)
}

/** `41 ms, 38 ms of it in the integration` */
export function latencyText({ latencyInMillis, integrationLatencyInMillis }: Pick<CallSummary, 'latencyInMillis' | 'integrationLatencyInMillis'>): string {
  const whole = `${Math.round(latencyInMillis)} ms`
  return integrationLatencyInMillis === undefined
    ? `${whole}, no integration called`
    : `${whole}, ${Math.round(integrationLatencyInMillis)} ms of it in the integration`
}
