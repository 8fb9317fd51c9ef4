import Button from '@cloudscape-design/components/button'
import type { EventLook } from './event-look.ts'
import { MessageText } from './message-text.tsx'
import type { RequestRow } from './rows.ts'
import { timeText } from '../moment/time-text.ts'

/** What is known of a request, above its lines. */
export function RequestHeading({ row, look }: { readonly row: RequestRow; readonly look: EventLook }) {
  const { requestId, at, lines, millis, failed, method, status } = row
  return (
    <div className={`event-request${failed ? ' event-request-failed' : ''}`}>
      <b>
        <MessageText text={method ?? 'Request'} />
      </b>
      {status !== undefined && <b className={failed ? 'event-status-failed' : 'event-status'}>{status}</b>}
      <span>{timeText(at, look.utc)}</span>
      <span className="event-request-id">{requestId}</span>
      <span>
        {millis} ms, {lines} {lines === 1 ? 'line' : 'lines'}
      </span>
      <Button variant="inline-link" ariaLabel={`Only this request: ${requestId}`} onClick={() => look.onlyRequest(requestId)}>
        Only this request
      </Button>
    </div>
  )
}
