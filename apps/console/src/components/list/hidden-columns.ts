import { useState } from 'react'
import { toggled } from './toggled.ts'

/** The columns of a list that a person does not want to see: kept in the browser, by the list's name. */
export function useHiddenColumns(list: string): [hidden: ReadonlySet<string>, toggle: (column: string) => void] {
  const key = `fourbox-hidden-columns ${list}`
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set((localStorage.getItem(key) ?? '').split(' ').filter(Boolean)))

  function toggle(column: string): void {
    const next = toggled(hidden, column)
    localStorage.setItem(key, [...next].join(' '))
    setHidden(next)
  }

  return [hidden, toggle]
}
