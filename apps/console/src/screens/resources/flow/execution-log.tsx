import type { Trace } from '@fourbox/domain'
import { visible } from '@fourbox/domain'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useMemo } from 'react'
import { boxTitles } from '../../../components/call-picture/box-titles.ts'
import { drawnIn } from '../../../components/call-picture/drawn-box.ts'
import { CallLogLinks } from '../../../components/logs/call-log-links.tsx'
import { logLines } from './log-lines.ts'
import './execution-log.css'

interface ExecutionLogProperties {
  /** As AWS answered it; undefined of a call out of the history, of which the trace has the lines. */
  readonly log: string | undefined
  readonly trace: Trace | undefined
  /** The box that is looked at, whose lines are marked. */
  readonly box: string
}

/** AWS's execution log, its text untouched, each line named by its box. */
export function ExecutionLog({ log, trace, box }: ExecutionLogProperties) {
  const lines = useMemo(() => logLines(log, trace), [log, trace])
  const text = log ?? trace?.log.join('\n') ?? ''
  return (
    <div className="flow-log">
      <div className="flow-head">
        <h3>Execution log</h3>
        {lines.length > 0 && <small>{lines.length} lines, those of the chosen box are marked</small>}
        <span className="flow-head-end">
          {trace && <CallLogLinks trace={trace} />}
          {text !== '' && (
            <CopyToClipboard variant="icon" textToCopy={text} copyButtonAriaLabel="Copy the log" copySuccessText="Copied" copyErrorText="Could not be copied" />
          )}
        </span>
      </div>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="flow-log-lines" aria-label="Log" tabIndex={0}>
        {lines.length === 0 && <p className="flow-none">A test writes here what each box made of it.</p>}
        {lines.map(({ text: line, box: of }, index) => (
          // A log has no names for its lines, and is never changed in place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={`flow-log-line${of !== undefined && drawnIn(of) === box ? ' flow-log-line-current' : ''}`}>
            <span className="flow-log-box">{of === undefined ? '' : boxTitles[of]}</span>
            <span>{visible(line)}</span>
          </div>
        ))}
      </section>
    </div>
  )
}
