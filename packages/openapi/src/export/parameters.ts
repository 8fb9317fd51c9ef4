import { type Method, parameterPartTypes, parseRequestParameter } from '@fourbox/domain'

import { parameterIn } from '../model/parameter-place.ts'
import type { Members } from '../read/json.ts'
import { described } from './documentation.ts'
import type { Exporting } from './exporting.ts'

/** The parameters that a method declares; all are texts. Swagger says of each whether it is required, OpenAPI 3 of those that are. */
export function writeParameters({ dialect, words }: Exporting, path: string, { httpMethod, requestParameters = {} }: Method): readonly Members[] {
  return Object.entries(requestParameters).flatMap(([parameter, required]) => {
    const declared = parseRequestParameter(parameter)
    if (declared === undefined) return []
    const { name, place } = declared
    const written = { name, in: parameterIn[place] }
    const description = described(words({ type: parameterPartTypes[place], path, method: httpMethod, name }))
    return [
      dialect === 'swagger'
        ? { ...written, ...description, required, type: 'string' }
        : { ...written, ...description, ...(required && { required }), schema: { type: 'string' } },
    ]
  })
}
