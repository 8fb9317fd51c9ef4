/** `failure` lines are kept from level ERROR on, `plain` ones from INFO on, `payload` ones with data tracing only. */
export type LineKind = 'plain' | 'payload' | 'failure'

/** A line of the execution log that has not its moment yet. */
export type UntimedLine = readonly [kind: LineKind, text: string]
