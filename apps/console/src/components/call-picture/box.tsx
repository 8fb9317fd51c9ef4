import { type TracedBox, visible } from '@fourbox/domain'
import type { Chip } from './chips.ts'
import type { Fact } from './drawn-box.ts'
import { millisText } from './trace-time.ts'
import '../reading/hidden-text.css'

/** What a call made of a box. */
export interface BoxState {
  /** `instead`: it answered in the place of the rest. */
  readonly outcome: TracedBox['outcome'] | 'unreached' | 'instead'
  /** The box's own time. */
  readonly millis: number
}

interface BoxProperties {
  /** Its area in the picture. */
  readonly place: string
  /** In the order of the call. */
  readonly number: number
  readonly title: string
  readonly href: string
  readonly current: boolean
  /** It does nothing here. */
  readonly idle: boolean
  readonly facts: readonly Fact[]
  readonly chips?: readonly Chip[] | undefined
  readonly problem?: string | undefined
  /** What happened in it, in a sentence. */
  readonly verdict?: string | undefined
  readonly state: BoxState | undefined
}

/** A box of the picture, always of the same height: what does not fit is told on hover and below. */
export function Box({ place, number, title, href, current, idle, facts, chips = [], problem, verdict, state }: BoxProperties) {
  const notes = [problem, verdict].filter((note) => note !== undefined)
  // The integration's is as high as two rows of boxes.
  const room = place === 'integration' ? 5 : 3 - (chips.length > 0 ? 1 : 0)
  // What happened is worth more than what is set: it takes the room of the facts, but of who answered instead.
  const isTold = verdict !== undefined && state?.outcome !== 'instead'
  const lines = isTold ? 0 : room - notes.length
  const linesOfNote = isTold ? Math.max(1, Math.floor(room / notes.length)) : 1
  return (
    <a
      className={`picture-box picture-${place}${idle ? ' picture-idle' : ''}${state ? ` picture-${state.outcome === 'instead' ? 'failed' : state.outcome}` : ''}`}
      style={{ gridArea: place }}
      href={href}
      aria-current={current ? 'step' : undefined}
    >
      <span className="picture-title">
        <span className="picture-number" aria-hidden="true">
          {number}
        </span>
        <b>{title}</b>
        {state && <span className="picture-time">{stateText(state)}</span>}
      </span>
      {notes.map((note) => (
        <span key={note} className="picture-note" style={{ WebkitLineClamp: linesOfNote }} title={visible(note)}>
          {visible(note)}
        </span>
      ))}
      {facts.length > 0 && lines > 0 && (
        <span className="picture-facts" style={{ WebkitLineClamp: lines }} title={facts.map(({ name, value }) => visible(`${name}: ${value}`)).join('\n')}>
          {facts.map(({ name, value }, index) => (
            <span key={name}>
              {index > 0 && ' · '}
              {name}: <b>{visible(value)}</b>
            </span>
          ))}
        </span>
      )}
      {chips.length > 0 && <Chips chips={chips} />}
    </a>
  )
}

function stateText({ outcome, millis }: BoxState): string {
  if (outcome === 'unreached') return 'not reached'
  return `${outcome === 'failed' ? 'failed, ' : ''}${millisText(millis)}`
}

/** As many as fit into a line of the narrowest box. */
const mostChips = 6

function Chips({ chips }: { readonly chips: readonly Chip[] }) {
  const shown = chips.length > mostChips ? chips.slice(0, mostChips - 1) : chips
  const rest = chips.slice(shown.length)
  return (
    <span className="picture-chips">
      {shown.map(({ code, is }) => (
        <span key={code} className={`picture-chip picture-chip-${is}`}>
          {visible(code)}
          {is !== 'possible' && <span className="hidden-text"> {is}</span>}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="picture-chip" title={rest.map(({ code }) => visible(code)).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  )
}
