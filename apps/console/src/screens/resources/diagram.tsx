import type { Trace, TracedBox } from '@fourbox/domain'
import type { ReactNode } from 'react'
import type { DrawnBox, Fact } from './box-facts.ts'
import { millisText, ownMillis } from './trace-time.ts'
import './diagram.css'

interface DiagramProperties {
  readonly facts: Readonly<Record<DrawnBox, readonly Fact[]>>
  readonly integrationTitle: string
  /** Boxes that do nothing here: a proxy's responses pass unmapped. */
  readonly idle: ReadonlySet<DrawnBox>
  /** The address of a box's tab. */
  readonly hrefOf: (tab: string) => string
  readonly tab: string
  /** The last test: how long each box took, and which one failed. */
  readonly trace: Trace | undefined
}

const titles: Readonly<Record<Exclude<DrawnBox, 'integration'>, string>> = {
  'method-request': 'Method request',
  'integration-request': 'Integration request',
  'integration-response': 'Integration response',
  'method-response': 'Method response',
}

/** The call's way through the boxes and back: each box tells its facts and leads to its tab. */
export function Diagram({ facts, integrationTitle, idle, hrefOf, tab, trace }: DiagramProperties) {
  const box = (name: Exclude<DrawnBox, 'integration'>) => (
    <Box name={name} title={titles[name]} href={hrefOf(name)} current={tab === name} idle={idle.has(name)} facts={facts[name]} lit={litOf(trace, name)} />
  )
  return (
    <nav className="diagram" aria-label="Method execution">
      <a className="diagram-box diagram-client" href={hrefOf('test')} aria-current={tab === 'test' ? 'step' : undefined}>
        <b>Client</b>
        <span className="diagram-test">Test</span>
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
        href={hrefOf('integration-request')}
        current={false}
        idle={false}
        facts={facts.integration}
        lit={litOf(trace, 'integration')}
      />
      <Arrow place="response-3" back />
      {box('integration-response')}
      <Arrow place="response-2" back />
      {box('method-response')}
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
  readonly lit: Lit | undefined
}

function Box({ name, title, href, current, idle, facts, lit }: BoxProperties): ReactNode {
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
      {facts.map((fact) => (
        <span key={fact.name} className="diagram-fact">
          <span className="diagram-fact-name">{fact.name}: </span>
          <span title={fact.value}>{fact.value}</span>
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
function litOf(trace: Trace | undefined, name: DrawnBox): Lit | undefined {
  const index = trace?.boxes.findIndex(({ box }) => box === name) ?? -1
  const traced = trace?.boxes[index]
  return trace && traced && { outcome: traced.outcome, millis: ownMillis(trace, index) }
}
