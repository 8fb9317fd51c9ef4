import { NewerSchema } from '../newer-schema.ts'

/** A newer Fourbox has written to the database at `place`. */
export function newerSchema(place: string, found: string): NewerSchema {
  return new NewerSchema(place, found, 'name another database')
}
