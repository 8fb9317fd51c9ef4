import Box from '@cloudscape-design/components/box'
import { type TestCheck, visible } from '@fourbox/domain'
import { ChangeSign } from '../../components/hand-off/change-sign.tsx'
import { prettyJson } from '../../components/reading/pretty-json.ts'
import { lineDifference } from '../../components/saved-tests/line-difference.ts'
import '../../components/hand-off/hand-off.css'

/** What was expected and what was met: short values beside each other, long ones by the lines in which they differ. */
export function FailedCheck({ check: { what, expected, actual } }: { readonly check: TestCheck }) {
  const [wanted, met] = [prettyJson(expected), prettyJson(actual)]
  const lines = wanted.includes('\n') && met.includes('\n') ? lineDifference(wanted, met) : undefined
  if (lines === undefined) {
    return (
      <dl>
        <dt>{visible(what)}: expected</dt>
        <dd>
          <Box variant="code">{visible(expected)}</Box>
        </dd>
        <dt>actual</dt>
        <dd>
          <Box variant="code">{visible(actual)}</Box>
        </dd>
      </dl>
    )
  }
  return (
    <div className="hand-off">
      <h4>{visible(what)}: left out and added, against what was expected</h4>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="hand-off-body" aria-label={`${visible(what)}: difference`} tabIndex={0}>
        {lines.map(({ text, in: where }, index) => {
          const change = where === 'both' ? undefined : where === 'expected' ? 'removed' : 'added'
          return (
            // A text has no names for its lines, and is never changed in place.
            // oxlint-disable-next-line react/no-array-index-key
            <code key={index} className={change && `hand-off-${change}`}>
              <ChangeSign change={change} />
              {visible(text)}
              {index < lines.length - 1 && '\n'}
            </code>
          )
        })}
      </section>
    </div>
  )
}
