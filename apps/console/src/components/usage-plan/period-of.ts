import { quotaPeriods } from '@fourbox/domain'

/** A period by its name, a month where there is no such. */
export function periodOf(name: string): (typeof quotaPeriods)[number] {
  return quotaPeriods.find((period) => period === name) ?? 'MONTH'
}
