import type { Fault } from '@fourbox/domain'
import { useSyncExternalStore } from 'react'
import { isWithin } from './faults.ts'

/** The texts of faults that no field on the page stands for, a line each: what is wrong must be told somewhere. */
export function useUnplaced(faults: readonly Fault[]): string | undefined {
  const places = useSyncExternalStore(whenThePageChanges, placesOnThePage).split('\n')
  const texts = faults.filter(({ field }) => !places.some((place) => isWithin(field, place))).map(({ text }) => text)
  return texts.length === 0 ? undefined : [...new Set(texts)].join('\n')
}

function whenThePageChanges(notify: () => void): () => void {
  const observer = new MutationObserver(notify)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => observer.disconnect()
}

/** The members that fields stand for (`Field`, `Rows`), a line each: one text, so that it is the same while they are. */
function placesOnThePage(): string {
  return [...document.querySelectorAll<HTMLElement>('[data-field]')].map(({ dataset }) => dataset['field'] ?? '').join('\n')
}
