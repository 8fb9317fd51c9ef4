import { type Limits, limitText } from './limits.ts'

/** What an API may have a number of only, with AWS's noun for it. */
const nouns = {
  resourcesPerApi: 'Resources',
  stagesPerApi: 'Stages',
  authorizersPerApi: 'Authorizers',
  documentationPartsPerApi: 'documentation parts',
} as const satisfies Partial<Record<keyof Limits, string>>

export type ApiQuota = keyof typeof nouns

/** How many there are, and would be. */
export interface QuotaChange {
  readonly before: number
  readonly after: number
}

/** A fault of no field in particular. */
export interface QuotaFault {
  readonly text: string
  readonly kind: 'limit'
}

/** Why an API cannot grow so far, or undefined. As many as there are may stay, whatever the quota has become since. */
export function apiQuotaFault<Quota extends ApiQuota>(
  quota: Quota,
  { before, after }: QuotaChange,
  limits: Readonly<Record<Quota, number>>,
): QuotaFault | undefined {
  return after > before && after > limits[quota] ? { text: limitText(nouns[quota], 'this API'), kind: 'limit' } : undefined
}
