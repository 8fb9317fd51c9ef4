import { type Fault, functionLimits } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

/** What can be said of the zip of a function's code before it is sent. */
export function zipFaults(field: string, zip: Pick<File, 'size'> | undefined): readonly Fault[] {
  if (zip === undefined) return fault(field, 'Choose a .zip file.')
  return fault(field, zip.size > functionLimits.zippedBytes ? `A .zip file has at most ${functionLimits.zippedBytes} bytes.` : undefined)
}
