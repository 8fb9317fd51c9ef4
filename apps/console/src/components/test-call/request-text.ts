import type { JsonValue, TestRequest } from '@fourbox/domain'

/** The headers of a saved test's request as they are typed: `name:value`, one a line. */
export function headersText(headers: NonNullable<TestRequest['headers']>): string {
  return Object.entries(headers)
    .flatMap(([name, values]) => [values].flat().map((value) => `${name}:${value}`))
    .join('\n')
}

/** Its body as it is typed: a text as it stands, any other value as JSON. */
export function bodyText(body: JsonValue): string {
  return typeof body === 'string' ? body : JSON.stringify(body, undefined, 2)
}
