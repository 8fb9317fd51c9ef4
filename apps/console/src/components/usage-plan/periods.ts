import type { UsagePlan } from '@aws-sdk/client-api-gateway'

export const periods = [
  { value: 'DAY', label: 'Per day' },
  { value: 'WEEK', label: 'Per week' },
  { value: 'MONTH', label: 'Per month' },
]

export function rateText({ throttle }: UsagePlan): string {
  return throttle?.rateLimit === undefined ? '–' : `${throttle.rateLimit} requests per second`
}

export function burstText({ throttle }: UsagePlan): string {
  return throttle?.burstLimit === undefined ? '–' : `${throttle.burstLimit} requests`
}

export function quotaText({ quota }: UsagePlan): string {
  const period = periods.find(({ value }) => value === quota?.period)
  return quota?.limit === undefined ? '–' : `${quota.limit} requests ${period?.label.toLowerCase() ?? ''}`
}
