import type { ReactNode } from 'react'

/** A text of a lesson: `code` between back quotes, names of controls between stars. */
export function LessonText({ text }: { readonly text: string }): ReactNode {
  return text.split(/(`[^`]+`|\*[^*]+\*)/).map((part, index) => {
    // The parts of one text stay in their order.
    // oxlint-disable-next-line react/no-array-index-key
    if (part.startsWith('`')) return <code key={index}>{part.slice(1, -1)}</code>
    // oxlint-disable-next-line react/no-array-index-key
    return part.startsWith('*') ? <b key={index}>{part.slice(1, -1)}</b> : part
  })
}
