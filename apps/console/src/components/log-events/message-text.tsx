import { visibleParts } from '../reading/visible-text.ts'

/** A stranger's text: what would not be seen is shown by a sign, the terms of the pattern are marked. */
export function MessageText({ text, terms = [] }: { readonly text: string; readonly terms?: readonly string[] }) {
  return (
    <bdi dir="ltr">
      {visibleParts(text).map((part, index) =>
        part.escaped ? (
          // A text has no names for its parts, and is never changed in place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className="event-escape">
            {part.text}
          </span>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <Marked key={index} text={part.text} terms={terms} />
        ),
      )}
    </bdi>
  )
}

function Marked({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  if (terms.length === 0) return text
  const found = new RegExp(`(${terms.map((term) => RegExp.escape(term)).join('|')})`)
  return text.split(found).map((part, index) =>
    index % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key
      <mark key={index}>{part}</mark>
    ) : (
      part
    ),
  )
}
