import type { Json, JsonObject } from '../template/json.ts'

/** Tags as SAM writes them, a map, in CloudFormation's form. */
export function tagList(tags: JsonObject): Json {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
