import { type BoxName, type Trace, visible } from '@fourbox/domain'
import { useMemo } from 'react'
import { Arrow } from './arrow.tsx'
import { arrowStates } from './arrow-state.ts'
import { Box, type BoxState } from './box.tsx'
import { boxTitles } from './box-titles.ts'
import { chipsOf, type Codes } from './chips.ts'
import type { DrawnBox, Fact } from './drawn-box.ts'
import { type ArrowName, boxOf } from './handed-on.ts'
import { millisText, ownMillis } from './trace-time.ts'
import { tracedFacts } from './traced-facts.ts'
import { Waterfall } from './waterfall.tsx'
import { whyBox } from './why-box.ts'
import './call-picture.css'

interface CallPictureProperties {
  /** What the picture is of. */
  readonly label: string
  /** What the box of the client leads to, and its text. */
  readonly client: { readonly tab: string; readonly text: string }
  readonly facts: Readonly<Record<DrawnBox, readonly Fact[]>>
  /** The status codes that the method's responses have. */
  readonly codes?: Codes
  readonly integrationTitle: string
  /** Boxes that do nothing here: a proxy's responses pass unmapped. */
  readonly idle: ReadonlySet<DrawnBox>
  /** The address of a box's settings, the client's included; `gateway-response` where one took the place of the rest. */
  readonly hrefOf: (tab: string) => string
  readonly tab: string
  /** What cannot work in a box, whatever is called. */
  readonly problems?: Readonly<Partial<Record<DrawnBox, string | undefined>>>
  /** A call: how long each box took, what it handed on, which one failed, and who answered. */
  readonly trace: Trace | undefined
}

const noCodes: Codes = {}

/** The call's way through the boxes and back, in the order of the call. Of the same height whatever it shows. */
export function CallPicture({ label, client, facts, codes = noCodes, integrationTitle, idle, hrefOf, tab, problems = {}, trace }: CallPictureProperties) {
  const arrows = useMemo(() => trace && arrowStates(trace), [trace])
  const chips = useMemo(() => chipsOf(codes, trace), [codes, trace])
  const instead = trace !== undefined && boxOf(trace, 'gateway-response') !== undefined
  const reasoned = trace && whyBox(trace)
  const arrow = (name: ArrowName) => <Arrow name={name} state={arrows?.[name]} />
  const box = (name: DrawnBox, number: number) => (
    <Box
      place={name}
      number={number}
      title={name === 'integration' ? integrationTitle : boxTitles[name]}
      href={hrefOf(name)}
      current={tab === name}
      idle={idle.has(name)}
      facts={facts[name]}
      chips={chips[name]}
      problem={problems[name]}
      verdict={trace && reasoned === name ? verdictOf(trace) : undefined}
      state={stateOf(trace, name)}
    />
  )
  return (
    <nav className="picture" aria-label={label}>
      <div className="picture-frame">
        <a
          className={`picture-box picture-client${trace ? ` picture-${trace.status < 400 ? 'passed' : 'failed'}` : ''}`}
          href={hrefOf(client.tab)}
          aria-current={tab === client.tab ? 'step' : undefined}
        >
          <b>Client</b>
          <span className="picture-client-text">{client.text}</span>
          {trace && (
            <>
              <span className="picture-status">{trace.status}</span>
              <span>{millisText(trace.latencyInMillis)}</span>
            </>
          )}
        </a>
        {arrow('request-1')}
        {box('method-request', 1)}
        {arrow('request-2')}
        {box('integration-request', 2)}
        {arrow('request-3')}
        {box('integration', 3)}
        {arrow('response-3')}
        {box('integration-response', 4)}
        {arrow('response-2')}
        {instead ? (
          <Box
            place="method-response"
            number={6}
            title={boxTitles['gateway-response']}
            href={hrefOf('gateway-response')}
            current={tab === 'gateway-response'}
            idle={false}
            facts={tracedFacts(trace, 'gateway-response').filter(({ name }) => name !== 'Reason')}
            verdict={`answers instead of ${visible(insteadOf(trace))}`}
            state={{ outcome: 'instead', millis: ownMillis(trace, trace.boxes.length - 1) }}
          />
        ) : (
          box('method-response', 5)
        )}
        {arrow('response-1')}
      </div>
      <Waterfall trace={trace} />
    </nav>
  )
}

/** A box's mark in the trace. */
function stateOf(trace: Trace | undefined, name: BoxName): BoxState | undefined {
  if (trace === undefined) return undefined
  const index = trace.boxes.findIndex(({ box }) => box === name)
  const traced = trace.boxes[index]
  return traced ? { outcome: traced.outcome, millis: ownMillis(trace, index) } : { outcome: 'unreached', millis: 0 }
}

/** What happened, in a sentence: also where an earlier version recorded less. */
function verdictOf({ why, decision, status }: Trace): string {
  return why?.sentence ?? decision ?? `the call was answered with ${status}`
}

function insteadOf({ boxes }: Trace): string {
  const failed = boxes.find(({ outcome }) => outcome === 'failed')
  return failed === undefined ? 'the method' : `what ${boxTitles[failed.box]} would have led to`
}
