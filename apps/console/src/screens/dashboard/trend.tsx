import type { CalledMethodFigures } from '@fourbox/domain'

interface TrendProperties extends Pick<CalledMethodFigures, 'counts'> {
  readonly from: number
  readonly until: number
  readonly stepInSeconds: number
}

const height = 20

/** How a method's calls went over the time that is shown, without a scale: the numbers stand beside it. */
export function Trend({ counts, from, until, stepInSeconds }: TrendProperties) {
  const step = stepInSeconds * 1000
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <svg className="trend" viewBox={`0 0 ${Math.max(1, (until - from) / step)} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {counts.map(({ at, count }) => {
        const tall = Math.max(2, (count / most) * height)
        return <rect key={at} className="chart-bar chart-plain" x={(at - from) / step} width="0.9" y={height - tall} height={tall} />
      })}
    </svg>
  )
}
