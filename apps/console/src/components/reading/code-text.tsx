import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { visible } from '@fourbox/domain'
import { useMemo } from 'react'
import { highlightedLines, type ReadLanguage } from './highlight.ts'
import './code-text.css'

interface CodeTextProperties {
  /** What the text is, for those who do not see what stands above it. */
  readonly label: string
  readonly language: ReadLanguage
  readonly text: string
}

/** A template, a schema or a policy to be read: with colours, line numbers and a button that copies it. */
export function CodeText({ label, language, text }: CodeTextProperties) {
  const lines = useMemo(() => highlightedLines(text, language), [text, language])
  return (
    <div className="code-text">
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="code-text-lines" tabIndex={0} aria-label={label}>
        {lines.map((parts, line) => (
          // A text has no names for its lines, and is never changed in place.
          // oxlint-disable-next-line react/no-array-index-key
          <code key={line}>
            {parts.map(({ text: part, kind }, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} className={kind && `code-${kind}`}>
                {visible(part)}
              </span>
            ))}
            {line < lines.length - 1 && '\n'}
          </code>
        ))}
      </section>
      <div className="code-text-copy">
        <CopyToClipboard variant="icon" textToCopy={text} copyButtonAriaLabel={`Copy ${label}`} copySuccessText="Copied" copyErrorText="Could not be copied" />
      </div>
    </div>
  )
}
