/** `failure` lines are kept from level ERROR on, `plain` ones from INFO on, `payload` ones with data tracing only. */
export type LineKind = 'plain' | 'payload' | 'failure'

export type LogLine = readonly [kind: LineKind, text: string]
