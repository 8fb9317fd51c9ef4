/** The key for all methods of a stage. */
export const allMethods = '*/*'

/** The key under which a stage keeps the settings of a method, its path as a part of a JSON pointer: `~1pets~1{petId}/GET`. */
export function methodKey(path: string, httpMethod: string): string {
  return `${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${httpMethod}`
}
