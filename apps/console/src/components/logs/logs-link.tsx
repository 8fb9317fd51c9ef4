import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { logsAddress, type LogsPlace } from './logs-address.ts'

interface LogsLinkProperties {
  readonly place: LogsPlace
  /** What it is called where its text does not say enough by itself. */
  readonly ariaLabel?: string
  /** The group's name when absent. */
  readonly children?: ReactNode
}

/** Leads to exactly these log events. */
export function LogsLink({ place, ariaLabel, children }: LogsLinkProperties) {
  return (
    <Link href={logsAddress(place)} {...(ariaLabel === undefined ? {} : { ariaLabel })}>
      {children ?? place.group}
    </Link>
  )
}
