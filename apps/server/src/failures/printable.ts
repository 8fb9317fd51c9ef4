/** What moves a cursor, colours a terminal, or turns the order of what is read: controls but for the tab, bidirectional marks, line separators. */
const unprintable = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

/**
 * A text for a terminal or a log that may hold names and words of strangers: what would act there is written out
 * (`\u001b`), and a further line is set in, so that none can be mistaken for a line of ours.
 */
export function printable(text: string): string {
  return text.replaceAll(unprintable, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).replaceAll('\n', '\n  ')
}
