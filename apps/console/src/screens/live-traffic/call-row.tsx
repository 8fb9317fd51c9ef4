import { visible } from '@fourbox/domain'
import { Fragment } from 'react'
import { byteCount } from '../../components/reading/byte-count.ts'
import { Verb } from '../../components/method/verb.tsx'
import { statusKind } from './call-filter.ts'
import { clockTime } from '../../components/test-call/clock-time.ts'
import { latencyText } from './call-texts.ts'
import type { CallRow } from './rows.ts'

/** All bars are drawn on one scale, so that they can be compared; a longer one is visibly cut. */
const scaleInMillis = 250

interface CallRowProperties {
  readonly row: CallRow
  readonly id: string
  readonly place: { readonly index: number; readonly count: number; readonly start: number }
  readonly isActive: boolean
  readonly isOpened: boolean
  readonly isSelected: boolean
  readonly isReplay: boolean
  /** Whether another node could have answered it. */
  readonly isNodeShown: boolean
  readonly onOpen: () => void
  readonly onToggle: () => void
}

/** One call of the list. The keys of the list do the same as clicks here. */
export function CallRowView({ row, id, place, isActive, isOpened, isSelected, isReplay, isNodeShown, onOpen, onToggle }: CallRowProperties) {
  const { httpMethod, path, query, status, decision = '', bytes, startedAt, node } = row
  const tags = [...(row.isCanary === true ? ['canary'] : []), ...(isReplay ? ['replay'] : []), ...(isNodeShown && node !== undefined ? [node] : [])]
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list hears the keys, by `aria-activedescendant`
    <div
      id={id}
      role="treeitem"
      aria-level={1}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      aria-selected={isSelected}
      aria-current={isOpened ? 'true' : undefined}
      className={`call call-${statusKind(status)}${isActive ? ' call-active' : ''}`}
      style={{ transform: `translateY(${place.start}px)` }}
      onClick={onOpen}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the space bar does it */}
      <span
        className="call-mark"
        aria-hidden="true"
        title="Choose for the export"
        onClick={(event) => {
          event.stopPropagation()
          onToggle()
        }}
      >
        {isSelected ? '☑' : '☐'}
      </span>
      <span>{clockTime(startedAt)}</span>
      <span>
        <Verb name={httpMethod} />
      </span>
      <span className="call-path" title={visible(`${path}${query}`)}>
        {visible(path)}
        {visible(query)}
        {tags.map((tag) => (
          <Fragment key={tag}>
            {' '}
            <span className="call-tag">{visible(tag)}</span>
          </Fragment>
        ))}
      </span>
      <span className="call-status">{status}</span>
      <Latency row={row} />
      <span className="call-bytes">{bytes === undefined ? '' : byteCount(bytes)}</span>
      <span className="call-decision" title={decision && visible(decision)}>
        {decision && visible(decision)}
      </span>
    </div>
  )
}

/** What the gateway took, then what the integration did. */
function Latency({ row }: { readonly row: CallRow }) {
  const { latencyInMillis, integrationLatencyInMillis = 0 } = row
  const gateway = Math.max(0, latencyInMillis - integrationLatencyInMillis)
  const shown = Math.min(latencyInMillis, scaleInMillis)
  const gatewayShare = latencyInMillis === 0 ? 1 : gateway / latencyInMillis
  return (
    <span className="call-latency" title={latencyText(row)}>
      <span className={`call-bar${latencyInMillis > scaleInMillis ? ' call-bar-cut' : ''}`}>
        <i className="call-gateway" style={{ inlineSize: `${(shown * gatewayShare * 100) / scaleInMillis}%` }} />
        <i className="call-integration" style={{ inlineSize: `${(shown * (1 - gatewayShare) * 100) / scaleInMillis}%` }} />
      </span>
      <span className="call-millis">{Math.round(latencyInMillis)} ms</span>
    </span>
  )
}
