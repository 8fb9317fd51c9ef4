import type { MadeCall } from '@fourbox/domain'
import { apiGateway, operationOf } from '@fourbox/wire'
import type { Caller } from './caller.ts'

/** A call that was given more is told by its name alone. */
const mostCharacters = 256 * 1024

/** A call as the history keeps it: bytes, which are definitions here, as their text. */
export function madeCall({ operation, input }: NonNullable<Caller['call']>): MadeCall {
  const given = operationOf(apiGateway, operation).input.members.flatMap(({ name, place }) => {
    const value = input[name]
    // Where no query is sent, an operation that takes any is given an empty one.
    const isSaid = value !== undefined && (place !== 'query-map' || JSON.stringify(value) !== '{}')
    return isSaid ? [[name, value instanceof Uint8Array ? new TextDecoder().decode(value) : value] as const] : []
  })
  const text = JSON.stringify(Object.fromEntries(given))
  if (text.length > mostCharacters) return { operation }
  const kept: NonNullable<MadeCall['input']> = JSON.parse(text)
  return { operation, input: kept }
}
