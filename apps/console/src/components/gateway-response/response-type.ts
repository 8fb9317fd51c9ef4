import { gatewayResponseTypes } from '@fourbox/domain'

/** The types in the order of their names, as the list shows them. */
export const responseTypes: readonly string[] = gatewayResponseTypes.toSorted()

/** `MISSING_AUTHENTICATION_TOKEN` as people read it: `Missing authentication token`. */
export function responseTypeName(responseType: string): string {
  const words = responseType
    .toLowerCase()
    .split('_')
    .map((word) => acronyms.get(word) ?? word)
  const text = words.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const acronyms = new Map([
  ['api', 'API'],
  ['waf', 'WAF'],
  ['4xx', '4XX'],
  ['5xx', '5XX'],
])
