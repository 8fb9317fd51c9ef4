import type { Meter, Value } from '@fourbox/java'
import { ParsedList } from '../values/parsed-list.ts'
import type { Unread } from '../values/unread.ts'
import { writeJson } from './write-json.ts'

/** json-smart's JSONArray, of which a body's lists and the answers of paths are made: an ArrayList that prints as JSON. */
export class JsonArray extends ParsedList {
  constructor(items: Value[] | Unread) {
    super('net.minidev.json.JSONArray', items)
  }
  override text(meter: Meter): string {
    return writeJson(this, 'web', meter)
  }
}
