import type { ParameterPlace } from './parse-mapping-expression.ts'

/** A parameter that a method declares. */
export interface RequestParameter {
  readonly place: ParameterPlace
  /** As it is written: what it may be, `parameterName` says. */
  readonly name: string
}

const places: readonly ParameterPlace[] = ['path', 'querystring', 'header']

/** Takes a key of a method's requestParameters apart, `method.request.header.X-Key`; undefined for what is none. The name keeps its dots. */
export function parseRequestParameter(key: string): RequestParameter | undefined {
  for (const place of places) {
    const prefix = requestParameterKey({ place, name: '' })
    if (key.startsWith(prefix)) return { place, name: key.slice(prefix.length) }
  }
  return undefined
}

/** The key under which a method declares a parameter. */
export function requestParameterKey({ place, name }: RequestParameter): string {
  return `method.request.${place}.${name}`
}
