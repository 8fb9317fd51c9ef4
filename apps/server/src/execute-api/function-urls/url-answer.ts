/** What a function's address answers. */
export interface UrlAnswer {
  readonly status: number
  /** Name, value, name, value …. */
  readonly headers: readonly string[]
  readonly body: Uint8Array
}

const noBody = new Uint8Array()

/** Reads what a function returned: an object with a `statusCode` is an answer, anything else is the body of one; so are a streaming function's collected bytes. */
export function urlAnswer(payload: Uint8Array): UrlAnswer {
  const value = parsed(payload)
  if (!isRecord(value) || value['statusCode'] === undefined)
    return { status: 200, headers: ['Content-Type', 'application/json'], body: writeBody(value, payload) }
  const { body, isBase64Encoded } = value
  return { ...readHead(value), body: readBody(body, isBase64Encoded === true) }
}

/** @returns undefined for bytes that are no JSON */
function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString() || 'null')
  } catch {
    return undefined
  }
}

function writeBody(value: unknown, payload: Uint8Array): Uint8Array {
  if (value === undefined) return payload
  return Buffer.from(writeText(value))
}

/** The status and the headers of an answer, or of the prelude of a stream. @throws RangeError for a status that is none */
export function readHead(head: Readonly<Record<string, unknown>>): Pick<UrlAnswer, 'status' | 'headers'> {
  const status = Number(head['statusCode'] ?? 200)
  if (!Number.isInteger(status) || status < 100 || status > 599) throw new RangeError(`${String(head['statusCode'])} is no status`)
  const given = Object.entries(isRecord(head['headers']) ? head['headers'] : {}).filter(([, value]) => value !== null && value !== undefined)
  const headers = given.flatMap(([name, value]) => [name, Array.isArray(value) ? value.join(',') : writeText(value)])
  const hasType = given.some(([name]) => name.toLowerCase() === 'content-type')
  const cookies = Array.isArray(head['cookies']) ? head['cookies'].flatMap((cookie) => ['Set-Cookie', writeText(cookie)]) : []
  return { status, headers: [...(hasType ? [] : ['Content-Type', 'application/json']), ...headers, ...cookies] }
}

function readBody(body: unknown, isBase64: boolean): Uint8Array {
  if (body === undefined || body === null) return noBody
  const text = writeText(body)
  return isBase64 ? Buffer.from(text, 'base64') : Buffer.from(text)
}

function writeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
