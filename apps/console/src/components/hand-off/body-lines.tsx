import Button from '@cloudscape-design/components/button'
import { visible } from '@fourbox/domain'
import { useMemo, useState } from 'react'
import type { Change, Changes } from '../call-picture/difference.ts'
import { highlightedLines, type Part } from '../reading/highlight.ts'
import { prettyJson } from '../reading/pretty-json.ts'
import { changesOfLines, memberOfLines } from './changed-lines.ts'
import { ChangeSign } from './change-sign.tsx'
import '../reading/code-text.css'
import './hand-off.css'

interface BodyLinesProperties {
  /** What the body is of, for those who do not see what stands above it. */
  readonly label: string
  readonly text: string
  readonly members?: Changes
  /** What became of a body that is no JSON object. */
  readonly whole?: Change | undefined
  /** Leads to what wrote a member of the outermost object; undefined for one that is not known to have been written. */
  readonly writerOf?: (member: string) => (() => void) | undefined
}

const noChanges: Changes = new Map()
/** More lines than anybody reads, and few enough to be drawn at once. */
const mostLines = 400
const mostCharacters = 40_000

/** A body by its lines, JSON indented and coloured; of a long one the beginning until more is asked for. Never HTML. */
export function BodyLines({ label, text, members = noChanges, whole, writerOf }: BodyLinesProperties) {
  const [isWhole, setWhole] = useState(false)
  const { lines, isCut } = useMemo(() => shownLines(text), [text])
  const changes = changesOfLines(lines, members, whole)
  const memberOf = memberOfLines(lines)
  const coloured = useMemo(() => highlightedLines(lines.join('\n'), 'json'), [lines])
  if (isWhole) {
    return (
      <section className="hand-off-body" aria-label={label} {...scrolls}>
        <pre>{visible(text)}</pre>
      </section>
    )
  }
  return (
    <>
      <section className="hand-off-body" aria-label={label} {...scrolls}>
        {coloured.map((parts, index) => {
          const member = memberOf[index]
          const isFirst = member !== undefined && memberOf[index - 1] !== member
          return (
            // A text has no names for its lines, and is never changed in place.
            // oxlint-disable-next-line react/no-array-index-key
            <code key={index} className={changes[index] && `hand-off-${changes[index]}`}>
              <ChangeSign change={changes[index]} />
              <Line parts={parts} onWriter={isFirst ? writerOf?.(member) : undefined} />
              {index < coloured.length - 1 && '\n'}
            </code>
          )
        })}
      </section>
      {isCut && (
        <Button variant="inline-link" onClick={() => setWhole(true)}>
          Show all {text.length.toLocaleString('en')} characters
        </Button>
      )}
    </>
  )
}

/** What scrolls must be reachable by keyboard. */
const scrolls = { tabIndex: 0 }

function Line({ parts, onWriter }: { readonly parts: readonly Part[]; readonly onWriter: (() => void) | undefined }) {
  const key = onWriter === undefined ? -1 : parts.findIndex(({ kind }) => kind === 'name')
  return parts.map(({ text, kind }, index) =>
    index === key ? (
      // oxlint-disable-next-line react/no-array-index-key
      <button key={index} type="button" className="hand-off-key code-name" title="Show the line that wrote it" onClick={onWriter}>
        {visible(text)}
      </button>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} className={kind && `code-${kind}`}>
        {visible(text)}
      </span>
    ),
  )
}

function shownLines(text: string): { readonly lines: readonly string[]; readonly isCut: boolean } {
  const isLong = text.length > mostCharacters
  const lines = (isLong ? text.slice(0, mostCharacters) : prettyJson(text)).split('\n')
  return { lines: lines.slice(0, mostLines), isCut: isLong || lines.length > mostLines }
}
