import { isSecretHeader, isSecretParameter, listIdentitySources, parseMappingExpression, type ParameterPlace, type RestApi } from '@fourbox/domain'
import { remembered } from '../content/remembered.ts'

/** Which values of an API's calls its logs and traces star. */
export interface Mask {
  readonly isSecretHeader: (name: string) => boolean
  readonly isSecretParameter: (name: string) => boolean
}

/** Made once for a deployment: the headers and parameters that are secrets by their names, and those in which its authorizers look for who calls. */
export function compileMask({ authorizers }: Pick<RestApi, 'authorizers'>): Mask {
  const read = Object.values(authorizers).flatMap(({ identitySource }) => listIdentitySources(identitySource).map(parseMappingExpression))
  const namesIn = (place: ParameterPlace) =>
    new Set(read.flatMap((source) => (source?.from === 'request' && source.place === place ? [source.name.toLowerCase()] : [])))
  const [headers, parameters] = [namesIn('header'), namesIn('querystring')]
  return {
    isSecretHeader: remembered((name) => isSecretHeader(name) || headers.has(name.toLowerCase())),
    isSecretParameter: remembered((name) => isSecretParameter(name) || parameters.has(name.toLowerCase())),
  }
}
