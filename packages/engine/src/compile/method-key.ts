/**
 * A method as stages and usage plans name it, in one form: `pets/{id}/GET` for `~1pets~1{id}/GET`, for `/pets/{id}/GET` and
 * for `pets~1{id}/GET`; the root's is `/GET` however it is written (CloudFormation's `//GET`, the guide's `~1/GET`).
 */
export function methodKey(written: string): string {
  const end = written.lastIndexOf('/')
  const path = written.slice(0, Math.max(end, 0)).replaceAll('~1', '/').replaceAll('~0', '~')
  return `${path.replace(/^\/+/, '')}/${written.slice(end + 1)}`
}

/** Whatever is set for methods, by their keys in one form. */
export function byMethodKey<T>(settings: Readonly<Record<string, T>> | undefined): ReadonlyMap<string, T> {
  return new Map(Object.entries(settings ?? {}).map(([written, setting]) => [methodKey(written), setting]))
}
