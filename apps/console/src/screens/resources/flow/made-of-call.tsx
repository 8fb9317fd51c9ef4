import type { Trace } from '@fourbox/domain'
import { boxTitles } from '../../../components/call-picture/box-titles.ts'
import { drawnIn } from '../../../components/call-picture/drawn-box.ts'
import { factLines } from '../../../components/call-picture/traced-facts.ts'
import { Why } from '../../../components/why/why.tsx'
import { whyBox } from '../../../components/call-picture/why-box.ts'
import { PlainText } from '../../../components/reading/plain-text.tsx'
import { TemplateLines } from './template-lines.tsx'

interface MadeOfCallProperties {
  readonly trace: Trace
  readonly box: string
  /** The line of the template that is asked for. */
  readonly line: number | undefined
  /** The box is edited: its reason and its template stand elsewhere. */
  readonly isEdited?: boolean
}

/** Why the box decided as it did, where it is the one that knows. */
export function WhyOfBox({ trace, box }: { readonly trace: Trace; readonly box: string }) {
  return whyBox(trace) === box || box === 'gateway-response' ? <Why trace={trace} /> : null
}

/** What a box made of the call, and why: its reason, its template as it ran, its facts. */
export function MadeOfCall({ trace, box, line, isEdited = false }: MadeOfCallProperties) {
  const made = trace.boxes.filter((one) => drawnIn(one.box) === box)
  const template = made.find((one) => one.template !== undefined)?.template
  return (
    <>
      {!isEdited && <WhyOfBox trace={trace} box={box} />}
      {made.length === 0 && <p className="flow-none">The call never came to this box.</p>}
      {template && !isEdited && <TemplateLines template={template} line={line} />}
      {made
        .filter(({ facts }) => facts.length > 0)
        .map(({ box: name, facts }) => (
          <details key={name} open={!isEdited && template === undefined && box !== 'integration'}>
            <summary>{boxTitles[name]}: facts of the call</summary>
            <PlainText label={`${boxTitles[name]}: facts`} text={factLines(facts)} />
          </details>
        ))}
    </>
  )
}
