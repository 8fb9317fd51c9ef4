/**
 * What nobody sees in a text and what acts on those around it: controls but for tabs and ends of lines, what turns the
 * direction of a line or hides in it, line separators, tags, lone halves of a pair. Words of every language and their joiners are none.
 */
export const unseenCharacters =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\r(?!\n)|\p{Cs}/gu

/** A text in which those are written out as JSON writes them (`\u001b`): on no screen it moves the cursor or turns a line round. */
export function visible(text: string): string {
  // What nearly every text is takes a third of the time to find out (measured).
  if (plain.test(text)) return text
  return text.replaceAll(unseenCharacters, (unseen) =>
    Array.from({ length: unseen.length }, (_, at) => `\\u${unseen.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}

const plain = /^[\t\n\x20-\x7e]*$/
