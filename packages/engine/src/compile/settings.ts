/** Where this gateway claims to be; texts in ARNs, `$context` and the events. */
export interface EngineSettings {
  readonly region: string
  readonly accountId: string
}
