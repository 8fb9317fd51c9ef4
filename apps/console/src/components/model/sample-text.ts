import { sampleBody } from './sample-body.ts'

/** A body that fits a model, as JSON text; undefined where its schema is none. @param models name → schema as JSON text */
export function sampleText(schema: string, models: ReadonlyMap<string, string>): string | undefined {
  try {
    return JSON.stringify(sampleBody(JSON.parse(schema), models), null, 2)
  } catch {
    return undefined
  }
}
