/** The fields of a JSON body, which the routes before have read as bytes; none where it is no object. */
export function readFields(body: unknown): Readonly<Record<string, unknown>> {
  return readSaid(body) ?? {}
}

/** As `readFields`, for whom it matters what was said: none where there is no body, undefined where it is no object. */
export function readSaid(body: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!Buffer.isBuffer(body) || body.length === 0) return {}
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? fieldsOf(value) : undefined
  } catch {
    return undefined
  }
}

/** The fields of a value, if it is an object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}
