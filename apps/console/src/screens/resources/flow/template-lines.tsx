import { type TracedTemplate, visible } from '@fourbox/domain'
import { useEffect, useMemo, useRef } from 'react'
import { highlightedLines } from '../../../components/reading/highlight.ts'
import { valuesByLine } from './template-values.ts'
import './template-lines.css'

interface TemplateLinesProperties {
  readonly template: TracedTemplate
  /** From 1: what wrote the member that was asked for. */
  readonly line: number | undefined
}

/** The template as it ran: behind each line what it read. */
export function TemplateLines({ template, line: wanted }: TemplateLinesProperties) {
  const { source } = template
  const lines = useMemo(() => highlightedLines(source, 'vtl'), [source])
  const values = useMemo(() => valuesByLine(template), [template])
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (wanted !== undefined) place.current?.scrollIntoView({ block: 'nearest' })
  }, [wanted])
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="template-lines" aria-label="Template with what it read" tabIndex={0}>
      {lines.map((parts, index) => {
        const isWanted = index + 1 === wanted
        const read = values.get(index + 1)
        return (
          // A text has no names for its lines, and is never changed in place.
          // oxlint-disable-next-line react/no-array-index-key
          <code key={index} ref={isWanted ? place : null} className={isWanted ? 'template-line-wanted' : undefined}>
            {parts.map(({ text, kind }, part) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={part} className={kind && `code-${kind}`}>
                {visible(text)}
              </span>
            ))}
            {read !== undefined && <i title={visible(read)}> → {visible(read)}</i>}
            {index < lines.length - 1 && '\n'}
          </code>
        )
      })}
    </section>
  )
}
