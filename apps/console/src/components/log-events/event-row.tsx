import { visible } from '@fourbox/domain'
import { EventDetail } from './event-detail.tsx'
import type { EventLook } from './event-look.ts'
import { type LogLine, tellsFailure } from './log-line.ts'
import { MessageText } from './message-text.tsx'
import { timeText } from '../moment/time-text.ts'

/** As much of a long line is drawn until it is folded out. */
const shownCharacters = 2000

interface EventRowProperties {
  readonly line: LogLine
  readonly look: EventLook
  readonly open: boolean
  readonly onToggle: () => void
}

/** A line: when, which stream, what; and below it all there is to it, when it is folded out. */
export function EventRow({ line, look, open, onToggle }: EventRowProperties) {
  const { at, group = '', stream, message } = line
  return (
    <>
      {/* The list itself has the focus and hears the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className={`event-line${tellsFailure(line) ? ' event-failed' : ''}`} onClick={onToggle}>
        <span className="event-twist" aria-hidden="true">
          {open ? '▾' : '▸'}
        </span>
        <time className="event-time" dateTime={new Date(at).toISOString()} title={timeText(at, !look.utc) + (look.utc ? ' local' : ' UTC')}>
          {timeText(at, look.utc)}
        </time>
        {look.origin && (
          <span className={`event-origin event-origin-${look.origin}`} title={visible(look.origin === 'group' ? `${group}: ${stream}` : stream)}>
            {visible(
              look.origin === 'group' ? group.replace(/^(?:\/aws\/lambda\/|API-Gateway-Execution-Logs_)/, '') : stream.replace(/^\d{4}\/\d\d\/\d\d\//, ''),
            )}
          </span>
        )}
        <span className="event-message" title={open ? undefined : visible(message.slice(0, shownCharacters))}>
          <MessageText text={message.slice(0, shownCharacters).trimEnd()} terms={look.terms} />
          {message.length > shownCharacters && '…'}
        </span>
      </div>
      {open && <EventDetail line={line} look={look} />}
    </>
  )
}
