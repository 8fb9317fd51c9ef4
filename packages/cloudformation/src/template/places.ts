interface Place {
  readonly line: number
  /** Lines of the members' names, or of the items. */
  readonly keys: ReadonlyMap<string | number, number>
}

/**
 * The lines of a template's maps and lists, remembered beside them: values stay plain, and what is made out of a
 * template (by a transform, say) can be given the line of what it was made from.
 */
export class Places {
  readonly #places = new WeakMap<object, Place>()

  set(owner: object, place: Place): void {
    // An anchor's value is met again at each alias: where it is written is its place.
    if (!this.#places.has(owner)) this.#places.set(owner, place)
  }

  /** The line of a map or list, or of one of its members; undefined for what a transform has made. */
  lineOf(owner: unknown, key?: string | number): number | undefined {
    if (typeof owner !== 'object' || owner === null) return undefined
    const place = this.#places.get(owner)
    return (key === undefined ? undefined : place?.keys.get(key)) ?? place?.line
  }

  /** Gives `made` the place of what it was made from. */
  inherit<Made extends object>(made: Made, source: unknown): Made {
    const place = typeof source === 'object' && source !== null ? this.#places.get(source) : undefined
    if (place) this.set(made, place)
    return made
  }
}
