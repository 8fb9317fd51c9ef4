import type { Tags } from '@fourbox/domain'
import type { Parameters } from '../protocol/query-protocol.ts'
import type { XmlValue } from '../protocol/xml.ts'

/** `Tags.member.1.Key`, `Tags.member.1.Value`, … */
export function tagsOf(parameters: Parameters): Tags {
  const tags: [string, string][] = []
  for (let key = parameters.get('Tags.member.1.Key'); key !== undefined; key = parameters.get(`Tags.member.${tags.length + 1}.Key`)) {
    tags.push([key, parameters.get(`Tags.member.${tags.length + 1}.Value`) ?? ''])
  }
  return Object.fromEntries(tags)
}

export function writeTags(tags: Tags): XmlValue {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}
