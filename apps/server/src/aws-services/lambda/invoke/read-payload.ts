import { unreadable } from '../errors.ts'

const prefix = 'Could not parse request body into json: Could not parse payload into json: '
const source = 'at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)'
const expected = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

/** The event of a call: JSON, `{}` when nothing was sent. @throws ServiceError InvalidRequestContentException in the words of AWS's parser */
export function readPayload(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined || bytes.length === 0) return Buffer.from('{}')
  try {
    JSON.parse(utf8.decode(bytes))
    return bytes
  } catch {
    throw unreadable(prefix + complaint(bytes))
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function complaint(bytes: Uint8Array): string {
  const start = bytes.findIndex((byte) => byte > 0x20)
  const first = bytes[start] ?? 0x20
  const at = `\n ${source}; line: 1, column: ${start + 1}]`
  const wrongByte = bytes.find((byte, index) => index > start && byte >= 0x80 && (byte < 0xc2 || byte > 0xf4) && (bytes[index - 1] ?? 0) < 0x80)
  if (wrongByte !== undefined && first < 0x80) return `Invalid UTF-8 start byte 0x${wrongByte.toString(16)}${at}`
  if (/[A-Za-z_$]/.test(String.fromCharCode(first))) {
    const [token = ''] = /^[\w$]+/.exec(Buffer.from(bytes.subarray(start)).toString()) ?? []
    return `Unrecognized token '${token}': was expecting ${expected}\n ${source}; line: 1, column: ${start + token.length + 1}]`
  }
  if (opening.has(String.fromCharCode(first))) {
    return `Unexpected end-of-input: expected close marker for ${first === 0x5b ? 'Array' : 'Object'} (start marker at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: 1, column: ${start + 1}])${at}`
  }
  return `Unexpected character (${characterOf(first)}): expected a valid value ${expected}${at}`
}

const opening: ReadonlySet<string> = new Set(['{', '['])

/** As Jackson prints it: control characters, those behind 127 among them, have no picture. */
function characterOf(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `(CTRL-CHAR, code ${code})`
  return code > 255 ? `'${String.fromCharCode(code)}' (code ${code} / 0x${code.toString(16)})` : `'${String.fromCharCode(code)}' (code ${code})`
}
