import type { Trace } from '@fourbox/domain'
import { boxTitles } from './box-titles.ts'
import { millisText, ownMillis } from './trace-time.ts'
import '../reading/hidden-text.css'

/** Where the time of a call went, as one bar; an empty one before there is a call. */
export function Waterfall({ trace }: { readonly trace: Trace | undefined }) {
  if (trace === undefined) return <div className="picture-waterfall" />
  const parts = trace.boxes.map(({ box, outcome }, index) => ({ box, outcome, millis: ownMillis(trace, index) }))
  const words = parts.map(({ box, millis }) => `${boxTitles[box]} ${millisText(millis)}`).join(', ')
  return (
    <>
      <span className="hidden-text">Time: {words}</span>
      <div className="picture-waterfall" title={words} aria-hidden="true">
        {parts.map(({ box, outcome, millis }) => (
          <span key={box} className={`picture-part-${outcome === 'failed' ? 'failed' : box}`} style={{ flexGrow: Math.max(millis, 0) }} />
        ))}
      </div>
    </>
  )
}
