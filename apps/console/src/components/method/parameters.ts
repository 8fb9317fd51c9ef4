/** A parameter out of one of AWS's maps whose keys carry the place: `method.request.querystring.page`. */
export interface Parameter<V> {
  readonly name: string
  readonly value: V
}

/** The parameters at one place (`method.request.header`, `integration.request.path`, `method.response.header`), by name. */
export function parametersAt<V>(parameters: Readonly<Record<string, V>> | undefined, place: string): readonly Parameter<V>[] {
  const prefix = `${place}.`
  return Object.entries(parameters ?? {})
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => ({ name: key.slice(prefix.length), value }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
