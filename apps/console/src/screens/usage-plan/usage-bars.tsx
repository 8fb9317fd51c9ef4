import type { KeyUsage } from './usage-days.ts'
import './usage-bars.css'

/** All keys together, a bar for each day; the table beneath tells the same in words. */
export function UsageBars({ usage }: { readonly usage: readonly KeyUsage[] }) {
  const days = (usage[0]?.days ?? []).map(({ day }, index) => ({ day, used: usage.reduce((sum, { days: own }) => sum + (own[index]?.used ?? 0), 0) }))
  const most = Math.max(...days.map(({ used }) => used), 0)
  if (most === 0) return null
  return (
    <figure className="usage-bars" aria-label={`Requests by day, ${most} at most`}>
      {days.map(({ day, used }) => (
        <div key={day} className="usage-bar" title={`${day}: ${used} requests`}>
          <span className="usage-bar-count">{used > 0 ? used : ''}</span>
          <span className="usage-bar-fill" style={{ blockSize: `${(used / most) * 100}px` }} />
          <span className="usage-bar-day">{day.slice(8)}</span>
        </div>
      ))}
    </figure>
  )
}
