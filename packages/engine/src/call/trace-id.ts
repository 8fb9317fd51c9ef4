import type { EpochMillis } from '@fourbox/domain'

/** X-Ray's id of a call that brought none: `Root=1-{epoch}-{96 bits}`, both in hexadecimal. */
export function newTraceId(now: EpochMillis, random: string): string {
  return `Root=1-${Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')}-${random}`
}

/** The same for a stage that is traced: what is called next has the gateway as its Parent, and is Sampled or not as the client said, or else the stage. */
export function tracedId(traceId: string, segment: string, isSampled: boolean): string {
  const fields = traceId.split(';').map((field) => field.trim())
  const sampled = fields.find((field) => field.startsWith('Sampled=')) ?? `Sampled=${isSampled ? 1 : 0}`
  const others = fields.filter((field) => field !== '' && !/^(?:Parent|Sampled)=/.test(field))
  return [...others, `Parent=${segment}`, sampled].join(';')
}
