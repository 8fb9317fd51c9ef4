import { JavaList, type Meter, type Value } from '@fourbox/java'
import { writeJson } from './write-json.ts'

/** json-smart's JSONArray, of which a body's lists and the answers of paths are made: an ArrayList that prints as JSON. */
export class JsonArray extends JavaList {
  constructor(items: Value[]) {
    super('net.minidev.json.JSONArray', items)
  }
  override text(meter: Meter): string {
    return writeJson(this, 'web', meter)
  }
}
