import { visible } from '@fourbox/domain'
import './plain-text.css'

interface PlainTextProperties {
  /** What the text is, for those who do not see what stands above it. */
  readonly label: string
  readonly text: string
}

/** A text in a box that scrolls: a template, a log, a stranger's answer. Never HTML; what would turn a line round or hide in it is written out. */
export function PlainText({ label, text }: PlainTextProperties) {
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="plain-text" tabIndex={0} aria-label={label}>
      <pre>{visible(text)}</pre>
    </section>
  )
}
