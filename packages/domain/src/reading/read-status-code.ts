import type { StatusCode } from '../names/identifier.ts'
import type { Findings } from './reading.ts'

/** Three digits, from 100 to 599. */
export function readStatusCode(statusCode: StatusCode, { fault }: Pick<Findings, 'fault'>): StatusCode {
  if (!/^[1-5]\d\d$/.test(statusCode)) fault('statusCode', 'Invalid Response status code specified')
  return statusCode
}
