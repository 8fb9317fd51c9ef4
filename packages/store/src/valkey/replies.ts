/* What comes back from Valkey is a stranger's: it is looked at before it is believed. */

export function numbersIn(reply: unknown): readonly number[] {
  return listIn(reply).map((each) => (typeof each === 'number' && Number.isFinite(each) ? each : 0))
}

export function listIn(reply: unknown): readonly unknown[] {
  return Array.isArray(reply) ? reply : []
}

export function bytesIn(reply: unknown): Buffer | undefined {
  return Buffer.isBuffer(reply) ? reply : undefined
}

export function textIn(reply: unknown): string {
  return Buffer.isBuffer(reply) ? reply.toString() : typeof reply === 'string' ? reply : ''
}
