import type { ParameterPlace } from '@fourbox/domain'

/** The word after `in` of a definition's parameter for each place of a request that a method can declare. */
export const parameterIn: Readonly<Record<ParameterPlace, string>> = { path: 'path', querystring: 'query', header: 'header' }

const places: readonly ParameterPlace[] = ['path', 'querystring', 'header']

/** The place that a definition means; undefined for a body, a form and a cookie. */
export function placeOf(word: string | undefined): ParameterPlace | undefined {
  return places.find((place) => parameterIn[place] === word)
}
