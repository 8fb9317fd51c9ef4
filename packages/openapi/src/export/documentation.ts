import { documentationLocationKey as keyOf, type DocumentationPartLocation, type DocumentationVersion } from '@fourbox/domain'

import { isJsonObject, parseJson, type Json, type JsonObject, type Members } from '../read/json.ts'

/** What a documentation version says of a place: its properties, or nothing. */
export type Words = (location: DocumentationPartLocation) => JsonObject

const nothing: JsonObject = {}

/** Finds the part of a place; one for all verbs or all codes (`*`) speaks where none of its own does. */
export function readWords(documentation: DocumentationVersion | undefined): Words {
  const parts = new Map(documentation?.parts.map(({ location, properties }) => [keyOf(location), objectOf(properties)]))
  if (parts.size === 0) return () => nothing
  return (location) => {
    const anyCode = location.statusCode === undefined ? location : { ...location, statusCode: '*' }
    const anyVerb = location.method === undefined ? location : { ...location, method: '*' }
    return parts.get(keyOf(location)) ?? parts.get(keyOf(anyCode)) ?? parts.get(keyOf(anyVerb)) ?? parts.get(keyOf({ ...anyVerb, ...anyCode })) ?? nothing
  }
}

/** `x-amazon-apigateway-documentation`. */
export function writeDocumentation(documentation: DocumentationVersion): Members {
  return {
    version: documentation.version,
    createdDate: new Date(documentation.createdDate * 1000).toISOString().replace('.000Z', 'Z'),
    documentationParts: documentation.parts.map(({ location, properties }) => ({ location: { ...location }, properties: objectOf(properties) })),
  }
}

/** The description among the words, when it is a text. */
export function described(words: JsonObject): { readonly description?: string } {
  const { description } = words
  return typeof description === 'string' ? { description } : {}
}

function objectOf(properties: string): JsonObject {
  const value: Json = parseJson(properties)
  return isJsonObject(value) ? value : nothing
}
