import { type BoxName, type Trace, type TracedBox, visible } from '@fourbox/domain'
import type { ReactNode } from 'react'
import type { DrawnBox, Fact } from './drawn-box.ts'
import { boxTitles } from './box-titles.ts'
import { tracedFacts } from './traced-facts.ts'
import { millisText, ownMillis } from './trace-time.ts'
import './diagram.css'

interface DiagramProperties {
  /** What the picture is of. */
  readonly label: string
  /** What the box of the client leads to, and its text. */
  readonly client: { readonly tab: string; readonly text: string }
  readonly facts: Readonly<Record<DrawnBox, readonly Fact[]>>
  readonly integrationTitle: string
  /** Boxes that do nothing here: a proxy's responses pass unmapped. */
  readonly idle: ReadonlySet<DrawnBox>
  /** The address of a box's tab, the client's included; `gateway-response` where one took the place of the rest. */
  readonly hrefOf: (tab: string) => string
  readonly tab: string
  /** What cannot work in a box, whatever is called. */
  readonly problems?: Readonly<Partial<Record<DrawnBox, string | undefined>>>
  /** A call: how long each box took, which one failed, and who answered. */
  readonly trace: Trace | undefined
}

/** The call's way through the boxes and back: each box tells its facts and leads to its tab. */
export function Diagram({ label, client, facts, integrationTitle, idle, hrefOf, tab, problems = {}, trace }: DiagramProperties) {
  const box = (name: Exclude<DrawnBox, 'integration'>) => (
    <Box
      name={name}
      title={boxTitles[name]}
      href={hrefOf(name)}
      current={tab === name}
      idle={idle.has(name)}
      facts={facts[name]}
      problem={problems[name]}
      lit={litOf(trace, name)}
    />
  )
  return (
    <nav className="diagram" aria-label={label}>
      <a className="diagram-box diagram-client" href={hrefOf(client.tab)} aria-current={tab === client.tab ? 'step' : undefined}>
        <b>Client</b>
        <span className="diagram-test">{client.text}</span>
        {trace && <span className="diagram-status">{trace.status}</span>}
      </a>
      <Arrow place="request-1" />
      {box('method-request')}
      <Arrow place="request-2" />
      {box('integration-request')}
      <Arrow place="request-3" />
      <Box
        name="integration"
        title={integrationTitle}
        href={hrefOf('integration')}
        current={tab === 'integration'}
        idle={idle.has('integration')}
        facts={facts.integration}
        lit={litOf(trace, 'integration')}
      />
      <Arrow place="response-3" back />
      {box('integration-response')}
      <Arrow place="response-2" back />
      {trace?.boxes.some((one) => one.box === 'gateway-response') === true ? (
        <Box
          name="method-response"
          title={boxTitles['gateway-response']}
          href={hrefOf('gateway-response')}
          current={tab === 'gateway-response'}
          idle={false}
          facts={tracedFacts(trace, 'gateway-response')}
          lit={litOf(trace, 'gateway-response')}
        />
      ) : (
        box('method-response')
      )}
      <Arrow place="response-1" back />
    </nav>
  )
}

interface Lit {
  readonly outcome: TracedBox['outcome']
  /** The box's own time. */
  readonly millis: number
}

interface BoxProperties {
  readonly name: DrawnBox
  readonly title: string
  readonly href: string
  readonly current: boolean
  readonly idle: boolean
  readonly facts: readonly Fact[]
  readonly problem?: string | undefined
  readonly lit: Lit | undefined
}

function Box({ name, title, href, current, idle, facts, problem, lit }: BoxProperties): ReactNode {
  const state = lit === undefined ? '' : ` diagram-${lit.outcome}`
  return (
    <a className={`diagram-box diagram-${name}${idle ? ' diagram-idle' : ''}${state}`} href={href} aria-current={current ? 'step' : undefined}>
      <span className="diagram-title">
        <b>{title}</b>
        {lit && (
          <span className="diagram-time">
            {lit.outcome === 'failed' ? 'failed, ' : ''}
            {millisText(lit.millis)}
          </span>
        )}
      </span>
      {problem !== undefined && <span className="diagram-problem">{visible(problem)}</span>}
      {facts.map((fact) => (
        <span key={fact.name} className="diagram-fact">
          <span className="diagram-fact-name">{fact.name}: </span>
          <span title={visible(fact.value)}>{visible(fact.value)}</span>
        </span>
      ))}
    </a>
  )
}

function Arrow({ place, back = false }: { readonly place: string; readonly back?: boolean }) {
  return (
    <svg className={`diagram-arrow diagram-${place}`} viewBox="0 0 40 12" aria-hidden="true" focusable="false">
      <path d={back ? 'M40 6 H4 M9 1 L3 6 L9 11' : 'M0 6 H36 M31 1 L37 6 L31 11'} fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}

/** A box's mark in the trace. */
function litOf(trace: Trace | undefined, name: BoxName): Lit | undefined {
  const index = trace?.boxes.findIndex(({ box }) => box === name) ?? -1
  const traced = trace?.boxes[index]
  return trace && traced && { outcome: traced.outcome, millis: ownMillis(trace, index) }
}
