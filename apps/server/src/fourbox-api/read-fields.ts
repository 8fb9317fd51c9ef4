/** The fields of a JSON body, which the routes before have read as bytes; none where it is no object. */
export function readFields(body: unknown): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(JSON.parse(Buffer.isBuffer(body) ? body.toString() : ''))
  } catch {
    return {}
  }
}

/** The fields of a value, if it is an object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}
