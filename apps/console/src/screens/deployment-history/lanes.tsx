import { visible } from '@fourbox/domain'
import type { Cell, TimeLine } from './time-line-rows.ts'

const colours = 4

/** The colour of a lane; there are few that can be told apart, so they come again. */
export function laneColour(lane: number): string {
  return `lane-${lane % colours}`
}

/** The names above the lanes. Whoever cannot see the lanes is told the same beside each deployment. */
export function LaneNames({ lanes }: Pick<TimeLine, 'lanes'>) {
  return (
    <div className="lane-names" aria-hidden="true">
      <span>draft</span>
      {lanes.map(({ stageName, gone }, lane) => (
        <span key={stageName} className={laneColour(lane)} title={gone ? `${visible(stageName)}, deleted` : visible(stageName)}>
          {gone ? <s>{visible(stageName)}</s> : visible(stageName)}
        </span>
      ))}
    </div>
  )
}

/** One row of all lanes: the draft's, from which every deployment was made, and the stages'. */
export function LaneCells({ cells, made }: { readonly cells: readonly Cell[]; readonly made: 'draft' | 'deployment' | 'first' }) {
  return (
    <div className="lane-cells" aria-hidden="true">
      <span className={`lane-draft lane-draft-${made}`} />
      {cells.map(({ mark, above, below }, lane) => (
        // Lanes have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={lane} className={laneColour(lane)}>
          {above && <i className={`lane-above lane-line-${above}`} />}
          {below && <i className={`lane-below lane-line-${below}`} />}
          {mark && <b className={`lane-mark lane-${mark}`} />}
        </span>
      ))}
    </div>
  )
}
