/** What has been created once. Objects of a data folder that an older Fourbox wrote may not know when. */
interface Created {
  readonly createdDate?: number
}

/** In the order of their creation, as AWS's lists are; those that do not know when come first, as they were given. */
export function oldestFirst<T extends Created>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (a.createdDate ?? 0) - (b.createdDate ?? 0))
}

/** The order in which AWS was recorded to list API keys. */
export function newestFirst<T extends Created>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (b.createdDate ?? 0) - (a.createdDate ?? 0))
}
