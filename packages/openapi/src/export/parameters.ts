import { type DocumentationPartType, type Method, type ParameterPlace, parseRequestParameter } from '@fourbox/domain'

import type { Members } from '../read/json.ts'
import { described } from './documentation.ts'
import type { Exporting } from './exporting.ts'

const places: Readonly<Record<ParameterPlace, { readonly in: string; readonly part: DocumentationPartType }>> = {
  path: { in: 'path', part: 'PATH_PARAMETER' },
  querystring: { in: 'query', part: 'QUERY_PARAMETER' },
  header: { in: 'header', part: 'REQUEST_HEADER' },
}

/** The parameters that a method declares; all are texts. Swagger says of each whether it is required, OpenAPI 3 of those that are. */
export function writeParameters({ dialect, words }: Exporting, path: string, { httpMethod, requestParameters = {} }: Method): readonly Members[] {
  return Object.entries(requestParameters).flatMap(([parameter, required]) => {
    const declared = parseRequestParameter(parameter)
    if (declared === undefined) return []
    const { name } = declared
    const place = places[declared.place]
    const description = described(words({ type: place.part, path, method: httpMethod, name }))
    return [
      dialect === 'swagger'
        ? { name, in: place.in, ...description, required, type: 'string' }
        : { name, in: place.in, ...description, ...(required && { required }), schema: { type: 'string' } },
    ]
  })
}
