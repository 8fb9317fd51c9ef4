/** How lines are drawn, and what can be done with one. */
export interface EventLook {
  readonly utc: boolean
  readonly wrap: boolean
  readonly byRequest: boolean
  /** What each line says of where it comes from, where lines of several groups or streams stand together. */
  readonly origin?: 'group' | 'stream' | undefined
  /** Texts to mark where they occur. */
  readonly terms: readonly string[]
  /** Shows only the lines of a request; nothing for a line of none. */
  readonly onlyRequest: (requestId: string | undefined) => void
  readonly filter: (pattern: string) => void
}
