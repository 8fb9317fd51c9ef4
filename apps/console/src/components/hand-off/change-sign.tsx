import type { Change } from '../call-picture/difference.ts'
import '../reading/hidden-text.css'
import './hand-off.css'

/** What became of a part: colour never alone, the sign says it too, and a word to those who see neither. */
export function ChangeSign({ change }: { readonly change: Change | undefined }) {
  if (change === undefined) return null
  const { sign, word } = signs[change]
  return (
    <span className="hand-off-sign" data-sign={sign}>
      <span className="hidden-text">{word} </span>
    </span>
  )
}

const signs: Readonly<Record<Change, { readonly sign: string; readonly word: string }>> = {
  added: { sign: '+', word: 'added:' },
  removed: { sign: '−', word: 'left out:' },
  changed: { sign: '~', word: 'changed:' },
}
