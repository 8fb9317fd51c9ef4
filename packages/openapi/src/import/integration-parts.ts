import type { HttpMethod, Method, Templates } from '@fourbox/domain'

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

/** A word of AWS's, which a definition may write in any case. */
export function upperCaseOf(
  spot: Spot,
  member: 'httpMethod' | 'connectionType' | 'passthroughBehavior' | 'contentHandling' | 'responseTransferMode',
): string | undefined {
  return textOf(at(spot, member))?.toUpperCase()
}

export function readTemplates(importing: Importing, spot: Spot, operation: Operation): Templates | undefined {
  return recordOf(readTexts(importing, spot, operation))
}

export function readMappings(importing: Importing, spot: Spot, operation: Operation): Readonly<Record<string, string>> | undefined {
  return recordOf(readTexts(importing, spot, operation).map(([target, expression]) => [target, importing.expand(expression)] as const))
}

/** The texts of a map; anything but a text is left out with AWS's warning. */
function readTexts({ warn }: Importing, spot: Spot, { path, httpMethod }: Operation): readonly (readonly [string, string])[] {
  return entriesOf(spot).flatMap(([name, text]) => {
    if (typeof text.value === 'string') return [[name, text.value] as const]
    const property = `property '${name}' of resource '${path}' and method '${httpMethod}'`
    warn(`Invalid format for '${String(spot.key)}'. Expected type string for ${property} but got '${JSON.stringify(text.value)}'`, text)
    return []
  })
}

/** The name in a list that a text gives in any case. */
export function oneOf<Name extends string>(names: readonly Name[], text: string | undefined): Name | undefined {
  if (text === undefined) return undefined
  const upperCase = text.toUpperCase()
  return names.find((name) => name === upperCase)
}
