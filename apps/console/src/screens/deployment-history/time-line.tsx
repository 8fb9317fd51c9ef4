import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { visible } from '@fourbox/domain'
import { useState } from 'react'
import { draftState } from '../../client/fourbox.ts'
import { dateTime, shortTime } from '../../components/reading/date-time.ts'
import { type Chosen, SideChoice } from './side-choice.tsx'
import { LaneCells, LaneNames } from './lanes.tsx'
import { PeriodText } from './period-text.tsx'
import type { Cell, TimeLine as Drawn, TimeLineRow } from './time-line-rows.ts'
import './time-line.css'

interface TimeLineProperties {
  readonly line: Drawn
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

const rowsAtOnce = 50

/** The draft and every deployment below it, each with a mark in the lane of every stage that serves it or served it, and the two that are compared. */
export function TimeLine({ line: { lanes, undrawn, rows }, chosen, onChoose }: TimeLineProperties) {
  const [shown, setShown] = useState(rowsAtOnce)
  const side = { chosen, onChoose }
  return (
    <div className="time-line">
      <LaneNames lanes={lanes} />
      <ol className="time-line-rows" aria-label="Draft and deployments, newest first">
        <li className={classOf(draftState, chosen)}>
          <LaneCells cells={lanes.map((): Cell => ({}))} made="draft" />
          <div>
            <b>Draft</b>
            <div className="time-line-muted">The API as it is now</div>
          </div>
          <SideChoice id={draftState} name="the draft" {...side} />
        </li>
        {rows.slice(0, shown).map((row, index) => (
          <li key={row.id} className={classOf(row.id, chosen)}>
            <LaneCells cells={row.cells} made={index === rows.length - 1 ? 'first' : 'deployment'} />
            <RowText row={row} laneOf={(stageName) => lanes.findIndex((lane) => lane.stageName === stageName)} />
            {row.deployment && <SideChoice id={row.id} name={`${row.id} of ${dateTime(row.deployment.createdDate)}`} {...side} />}
          </li>
        ))}
      </ol>
      {rows.length > shown && (
        <Button variant="link" onClick={() => setShown(shown + rowsAtOnce)}>
          Show {Math.min(rowsAtOnce, rows.length - shown)} older deployments
        </Button>
      )}
      <div className="time-line-legend" aria-hidden="true">
        <span className="lane-mark lane-now" /> serves now
        <span className="lane-mark lane-before" /> served before
        <span className="lane-mark lane-canary" /> canary now
      </div>
      {undrawn > 0 && <Box color="text-body-secondary">{undrawn} more stages have no lane. What served when lists them all.</Box>}
    </div>
  )
}

function classOf(id: string, { from, to }: Chosen): string | undefined {
  if (id === to) return 'time-line-to'
  return id === from ? 'time-line-from' : undefined
}

const periodsShown = 3

function RowText({ row: { id, deployment, periods }, laneOf }: { readonly row: TimeLineRow; readonly laneOf: (stageName: string) => number }) {
  const more = periods.length - periodsShown
  return (
    <div>
      <div>
        <b>{id}</b> <span className="time-line-muted">· {deployment?.createdDate ? shortTime(deployment.createdDate) : 'deleted'}</span>
      </div>
      {deployment?.description !== undefined && <div>{visible(deployment.description)}</div>}
      {periods.slice(0, periodsShown).map((period, index) => (
        // Periods never move: what comes is put before them, and the row with it is drawn anew.
        // oxlint-disable-next-line react/no-array-index-key
        <PeriodText key={index} period={period} lane={laneOf(period.stageName)} />
      ))}
      {more > 0 && <div className="time-line-muted">and {more === 1 ? 'once' : `${more} times`} before</div>}
      {periods.length === 0 && <div className="time-line-muted">On no stage so far as is known</div>}
    </div>
  )
}
