import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useMemo, useState } from 'react'
import { LogsLink } from '../logs/logs-link.tsx'
import { byteCount } from '../reading/byte-count.ts'
import type { EventLook } from './event-look.ts'
import { jsonIn } from './json-in-message.ts'
import { JsonValue } from './json-value.tsx'
import type { LogLine } from './log-line.ts'
import { MessageText } from './message-text.tsx'
import { patternOfText, patternOfValue } from './patterns.ts'
import { timeText } from '../moment/time-text.ts'

/** As much of a long text is drawn unless it is asked for. */
const firstCharacters = 20_000

/** All of a line: its text or its JSON, when it came and from where, and what can be done with it. */
export function EventDetail({ line, look }: { readonly line: LogLine; readonly look: EventLook }) {
  const { message, requestId, group, stream, at, ingestedAt } = line
  const json = useMemo(() => jsonIn(message), [message])
  return (
    <div className="event-detail">
      <div className="event-actions">
        {requestId !== undefined && (
          <Button variant="inline-link" onClick={() => look.onlyRequest(requestId)}>
            Only this request
          </Button>
        )}
        <CopyToClipboard
          variant="icon"
          textToCopy={message}
          copyButtonAriaLabel="Copy the log event"
          copySuccessText="Copied"
          copyErrorText="Could not be copied"
        />
      </div>
      {json ? (
        <>
          {json.before.trim() !== '' && (
            <div className="event-whole">
              <MessageText text={json.before} terms={look.terms} />
            </div>
          )}
          <div className="event-json">
            <JsonValue
              value={json.value}
              path={[]}
              onFilter={(path, value) => {
                const pattern = json.before === '' ? patternOfValue(path, value) : patternOfText(String(value))
                if (pattern !== undefined) look.filter(pattern)
              }}
            />
          </div>
        </>
      ) : (
        <WholeText text={message} terms={look.terms} />
      )}
      <div className="event-facts">
        <span>{timeText(at, look.utc)}</span>
        <span>ingested {timeText(ingestedAt, look.utc).slice(11)}</span>
        {group !== undefined && <LogsLink place={{ group, stream }} ariaLabel={`Open the stream ${stream} of ${group}`} />}
        <span className="event-fact-stream">{stream}</span>
      </div>
    </div>
  )
}

function WholeText({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  const [whole, setWhole] = useState(text.length <= firstCharacters)
  return (
    <>
      <div className="event-whole">
        <MessageText text={whole ? text : text.slice(0, firstCharacters)} terms={terms} />
      </div>
      {!whole && <Button onClick={() => setWhole(true)}>Show all {byteCount(text.length)}</Button>}
    </>
  )
}
