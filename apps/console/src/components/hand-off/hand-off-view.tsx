import Box from '@cloudscape-design/components/box'
import { type TracedHeader, visible } from '@fourbox/domain'
import type { Change, Changes, Difference } from '../call-picture/difference.ts'
import type { HandOff } from '../call-picture/handed-on.ts'
import { byteCount } from '../reading/byte-count.ts'
import { BodyLines } from './body-lines.tsx'
import { ChangeSign } from './change-sign.tsx'
import './hand-off.css'

interface HandOffViewProperties {
  readonly handOff: HandOff
  readonly what: 'Request' | 'Response'
  /** What the body is of, for those who do not see where it stands; `Response body` where nothing is said. */
  readonly bodyLabel?: string
  /** Against what it is compared with, and which side of that this is. */
  readonly difference?: Difference | undefined
  readonly side?: 'before' | 'after'
  readonly writerOf?: (member: string) => (() => void) | undefined
}

/** What goes from one box to the next: line, query, headers and body, what differs in colour. */
export function HandOffView({ handOff, what, bodyLabel = `${what} body`, difference, side = 'after', writerOf }: HandOffViewProperties) {
  const { line, query, headers, body } = handOff
  return (
    <div className="hand-off">
      {line !== undefined && (
        <>
          <h4>{what === 'Request' ? 'Line' : 'Status'}</h4>
          <code className="hand-off-line">{visible(line)}</code>
        </>
      )}
      <Pairs title="Query" separator=" = " pairs={query} changes={difference?.query} keyOf={String} side={side} />
      <Pairs title="Headers" separator=": " pairs={headers} changes={difference?.headers} keyOf={(name) => name.toLowerCase()} side={side} />
      <h4>
        Body{body === undefined ? '' : ` · ${byteCount(body.bytes)}`}
        {body?.isBase64Encoded === true && ' in base64'}
        {body?.isCut === true && ', its beginning'}
      </h4>
      {body === undefined ? (
        <Box color="text-body-secondary" fontSize="body-s">
          None
        </Box>
      ) : (
        <BodyLines
          label={bodyLabel}
          text={body.text}
          {...(difference && { members: onSide(difference.members, side), whole: ofSide(difference.body, side) })}
          {...(writerOf && { writerOf })}
        />
      )}
    </div>
  )
}

interface PairsProperties {
  readonly title: string
  readonly separator: string
  readonly pairs: readonly TracedHeader[]
  readonly changes: Changes | undefined
  readonly keyOf: (name: string) => string
  readonly side: 'before' | 'after'
}

function Pairs({ title, separator, pairs, changes, keyOf, side }: PairsProperties) {
  if (pairs.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {pairs.map(([name, value], index) => {
          const change = ofSide(changes?.get(keyOf(name)), side)
          return (
            // A name may stand several times.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className={change && `hand-off-${change}`}>
              <ChangeSign change={change} />
              {visible(name)}
              {separator}
              {visible(value)}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What came in was not added, and what goes out not left out. */
function ofSide(change: Change | undefined, side: 'before' | 'after'): Change | undefined {
  return change === (side === 'before' ? 'added' : 'removed') ? undefined : change
}

function onSide(changes: Changes, side: 'before' | 'after'): Changes {
  return new Map([...changes].filter(([, change]) => ofSide(change, side) !== undefined))
}
