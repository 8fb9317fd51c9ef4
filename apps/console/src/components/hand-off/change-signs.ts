import type { Change } from '../call-picture/difference.ts'

/** How a change is told to those who do not see its colour. */
export const changeSigns: Readonly<Record<Change, { readonly sign: string; readonly word: string }>> = {
  added: { sign: '+', word: 'added:' },
  removed: { sign: '−', word: 'left out:' },
  changed: { sign: '~', word: 'changed:' },
}
