import { curlVerb } from '../../components/invoke/curl-verb.ts'
import { shellQuoted } from '../../components/invoke/shell-quoted.ts'
import { maskedNames, parameterName, type RecordedCall, urlOf } from '../../components/test-call/recorded-call.ts'

/** Headers that curl makes itself. */
const ownHeaders: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'connection'])

/** The call as a line for a shell. What was masked is left to variables of the shell, whose names say what they stand for. */
export function curlOf(call: RecordedCall): string {
  const { httpMethod, headers, body } = call.request
  const secretHeaders = maskedNames(call.request, 'header')
  const lines = headers.flatMap(([name, value]) => {
    if (ownHeaders.has(name.toLowerCase())) return []
    return secretHeaders.has(name.toLowerCase()) ? [`-H ${shellQuoted(`${name}: `)}"$${variable(name)}"`] : [`-H ${shellQuoted(`${name}: ${value}`)}`]
  })
  const data = body === undefined ? [] : body.isBase64Encoded ? ['--data-binary @-'] : [`--data-raw ${shellQuoted(body.text)}`]
  const line = ['curl', ...curlVerb(httpMethod, body !== undefined), addressOf(call), ...lines, ...data].join(' ')
  return body?.isBase64Encoded === true ? `echo '${body.text}' | base64 -d | ${line}` : line
}

/** The address, with a variable for each secret of its query. */
function addressOf(call: RecordedCall): string {
  const { href } = urlOf(call)
  const secrets = maskedNames(call.request, 'query')
  const question = href.indexOf('?')
  if (question < 0 || secrets.size === 0) return shellQuoted(href)
  const pairs = href
    .slice(question + 1)
    .split('&')
    .map((pair) => {
      const name = parameterName(pair)
      return secrets.has(name) ? `${shellQuoted(`${pair.replace(/=.*$/, '')}=`)}"$${variable(name)}"` : shellQuoted(pair)
    })
  return `${shellQuoted(href.slice(0, question + 1))}${pairs.join("'&'")}`
}

/** `x-api-key` → `X_API_KEY` */
function variable(name: string): string {
  return name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '_')
    .replace(/^(?=\d)/, '_')
}
