/** One thing that the palette leads to, or does. */
export interface Entry {
  /** What it is: `Method`, `Stage`, `Action`. */
  readonly kind: string
  /** Its name, as it is shown and searched. */
  readonly text: string
  /** What tells it from others of the same name, such as its API. */
  readonly of?: string
  /** The path of its page, or what is done. */
  readonly go: string | (() => void)
  /** The keys that do the same. */
  readonly keys?: readonly string[]
}
