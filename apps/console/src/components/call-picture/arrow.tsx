import { Fragment } from 'react'
import type { ArrowState } from './arrow-state.ts'
import type { ArrowName } from './handed-on.ts'
import '../reading/hidden-text.css'
import './arrow.css'

/** What one box hands to the next: in short for the eye, in words for a screen reader. */
export function Arrow({ name, state }: { readonly name: ArrowName; readonly state: ArrowState | undefined }) {
  const isBack = name.startsWith('response')
  const is = state?.is ?? 'idle'
  return (
    <span className={`picture-arrow picture-arrow-${is}${isBack ? ' picture-arrow-back' : ''}`} style={{ gridArea: name }}>
      {state && state.parts.length > 0 && (
        <>
          <span className="hidden-text">Handed on: {state.parts.map(({ words }) => words).join(', ')}</span>
          <span className="picture-arrow-text" aria-hidden="true">
            {state.parts.map(({ text, kind }, index) => (
              <Fragment key={text}>
                {index > 0 && kind === undefined && ' · '}
                <span className={kind && `picture-${kind}`}>{text}</span>
              </Fragment>
            ))}
          </span>
        </>
      )}
      {is === 'cut' && <span className="hidden-text">Nothing was handed on</span>}
      <svg viewBox="0 0 62 12" aria-hidden="true" focusable="false">
        <path d={pathOf(isBack, is === 'cut')} fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    </span>
  )
}

/** One that is cut ends in a cross halfway. */
function pathOf(isBack: boolean, isCut: boolean): string {
  if (isCut) return isBack ? 'M62 6H38M36 2l-8 8M28 2l8 8' : 'M0 6h24M26 2l8 8M34 2l-8 8'
  return isBack ? 'M62 6H4M9 1L4 6l5 5' : 'M0 6h58M53 1l5 5-5 5'
}
