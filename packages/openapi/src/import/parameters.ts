import { pathVariableNames, requestParameterKey } from '@fourbox/domain'

import { placeOf } from '../model/parameter-place.ts'
import { at, itemsOf, textOf, flagOf, Misfit, type Spot } from '../read/json.ts'
import { resolve } from '../read/resolve.ts'
import { type Importing, recordOf } from './importing.ts'

/** A parameter of an operation, its own or its path's. */
export interface Parameter {
  readonly name: string
  readonly in: string
  readonly spot: Spot
}

/** The parameters of an operation: those of the path item, overruled by its own of the same name and place. */
export function readParameters(importing: Importing, pathItem: Spot, operation: Spot): readonly Parameter[] {
  const parameters = new Map<string, Parameter>()
  for (const listed of [...itemsOf(at(pathItem, 'parameters')), ...itemsOf(at(operation, 'parameters'))]) {
    const spot = resolve(importing, listed)
    const name = textOf(at(spot, 'name'))
    const place = textOf(at(spot, 'in'))
    if (name === undefined || place === undefined) throw new Misfit(listed)
    // Two bodies of one name are those of two media types.
    parameters.set(place === 'body' ? `body ${parameters.size}` : `${place} ${name}`, { name, in: place, spot })
  }
  return [...parameters.values()]
}

/**
 * What of the parameters a method declares: `method.request.querystring.page` → whether it is required. The variables of
 * its path are declared whether the definition lists them or not.
 */
export function declaredParameters(
  importing: Importing,
  parameters: readonly Parameter[],
  path: string,
  where: string,
): Readonly<Record<string, boolean>> | undefined {
  const declared = new Map<string, boolean>()
  for (const { name, in: kind, spot } of parameters) {
    const place = placeOf(kind)
    if (place !== undefined) declared.set(requestParameterKey({ place, name }), place === 'path' || flagOf(at(spot, 'required')))
    else if (kind !== 'body') importing.warn(`Unsupported parameter type '${kind}' for parameter '${name}' ${where}. Ignoring.`, spot)
  }
  for (const name of pathVariableNames(path)) declared.set(requestParameterKey({ place: 'path', name }), true)
  return recordOf([...declared])
}
