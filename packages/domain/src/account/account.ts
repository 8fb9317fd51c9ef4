/** What GetAccount answers; one a store. */
export interface Account {
  readonly cloudwatchRoleArn?: string
  readonly throttleSettings: { readonly burstLimit: number; readonly rateLimit: number }
  readonly features: readonly string[]
  readonly apiKeyVersion: string
}

export const defaultAccount: Account = {
  throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
  features: ['UsagePlans'],
  apiKeyVersion: '4',
}
