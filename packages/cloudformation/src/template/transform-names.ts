import { own } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, type JsonObject } from './json.ts'

/** SAM's transform. */
export const serverlessTransform = 'AWS::Serverless-2016-10-31'

/** The transforms that a template declares: by their names, or as maps that have one. */
export function transformNames(root: JsonObject): readonly string[] {
  const written = own(root, 'Transform')
  return (isJsonList(written) ? written : written === undefined ? [] : [written]).map(nameOf)
}

function nameOf(transform: Json): string {
  if (typeof transform === 'string') return transform
  const name = isJsonObject(transform) ? own(transform, 'Name') : undefined
  return typeof name === 'string' ? name : 'without a name'
}
