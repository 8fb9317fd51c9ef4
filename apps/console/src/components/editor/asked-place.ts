import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Place } from './language.ts'

/** The place in a text that the address asks for, `?line=7&column=3`; undefined where it asks for none. */
export function useAskedPlace(): Place | undefined {
  const [address] = useSearchParams()
  const line = Number(address.get('line') ?? '')
  const column = Number(address.get('column') ?? '1')
  return useMemo(() => (Number.isInteger(line) && line > 0 && Number.isInteger(column) && column > 0 ? { line, column } : undefined), [line, column])
}
