import type { ContentHandling, HttpMethod, Method, Templates } from '@fourbox/domain'

import { at, entriesOf, textOf, type Spot } from '../read/json.ts'
import { type Importing, recordOf } from './importing.ts'

/** What an integration is read for. */
export interface Operation {
  readonly resourceId: string
  readonly path: string
  readonly httpMethod: HttpMethod
  readonly requestParameters: Method['requestParameters']
  readonly methodResponses: Method['methodResponses']
}

export function readContentHandling(spot: Spot): ContentHandling | undefined {
  return oneOf(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'] as const, textOf(at(spot, 'contentHandling')))
}

/** AWS stores a template of no characters as null. */
export function readTemplates(spot: Spot): Templates | undefined {
  return recordOf(entriesOf(spot).map(([mediaType, template]) => [mediaType, textOf(template) || null] as const))
}

/** The texts of a map of mappings; anything but a text is left out with AWS's warning. */
export function readMappings(importing: Importing, spot: Spot, { path, httpMethod }: Operation): Readonly<Record<string, string>> | undefined {
  return recordOf(
    entriesOf(spot).flatMap(([target, expression]) => {
      if (typeof expression.value === 'string') return [[target, importing.expand(expression.value)] as const]
      const got = JSON.stringify(expression.value)
      importing.warn(
        `Invalid format for '${String(spot.key)}'. Expected type string for property '${target}' of resource '${path}' and method '${httpMethod}' but got '${got}'`,
        expression,
      )
      return []
    }),
  )
}

/** The name in a list that a text gives in any case. */
export function oneOf<Name extends string>(names: readonly Name[], text: string | undefined): Name | undefined {
  if (text === undefined) return undefined
  const upperCase = text.toUpperCase()
  return names.find((name) => name === upperCase)
}
