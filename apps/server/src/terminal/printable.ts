import { visible } from '@fourbox/domain'

/**
 * A text for a terminal or a log that may hold names and words of strangers: what would act there is written out, and a
 * further line is set in, so that none can be mistaken for a line of ours.
 */
export function printable(text: string): string {
  return visible(text).replaceAll('\n', '\n  ')
}
