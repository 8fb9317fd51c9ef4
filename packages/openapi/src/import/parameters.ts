import { at, itemsOf, textOf, flagOf, Misfit, type Spot } from '../read/json.ts'
import { type Importing, recordOf, resolve } from './importing.ts'

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
    parameters.set(`${place} ${name}`, { name, in: place, spot })
  }
  return [...parameters.values()]
}

const requestPlaces: ReadonlyMap<string, string> = new Map([
  ['path', 'path'],
  ['query', 'querystring'],
  ['header', 'header'],
])

/** What of the parameters a method declares: `method.request.querystring.page` → whether it is required. */
export function requestParameters(importing: Importing, parameters: readonly Parameter[], where: string): Readonly<Record<string, boolean>> | undefined {
  return recordOf(
    parameters.flatMap((parameter) => {
      const place = requestPlaces.get(parameter.in)
      if (place !== undefined) return [[`method.request.${place}.${parameter.name}`, place === 'path' || flagOf(at(parameter.spot, 'required'))] as const]
      if (parameter.in !== 'body')
        importing.warn(`Unsupported parameter type '${parameter.in}' for parameter '${parameter.name}' ${where}. Ignoring.`, parameter.spot)
      return []
    }),
  )
}

/** API Gateway keeps one name space for all three places. */
export function hasRepeatedName(parameters: readonly Parameter[]): boolean {
  const names = parameters.filter((parameter) => requestPlaces.has(parameter.in)).map(({ name }) => name)
  return new Set(names).size < names.length
}
