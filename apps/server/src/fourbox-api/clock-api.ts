import express from 'express'
import type { ServerClock } from '../clock/server-clock.ts'
import type { DataPlane } from '../execute-api/data-plane.ts'
import { readFields } from './read-fields.ts'

export interface ClockApiSettings {
  readonly clock: ServerClock
  readonly dataPlane: Pick<DataPlane, 'moveClock'>
  /** Whether the server was started with `--clock`. */
  readonly mayMoveClock: boolean
}

/** A hundred years: what is further than that no date of AWS's can say. */
const mostAheadInSeconds = 100 * 365 * 86_400

/** The server's time, and moving it forward, below `/_fourbox`; only where it was started for that. */
export function clockApi({ clock, dataPlane, mayMoveClock }: ClockApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  const told = () => ({ now: clock.now(), aheadInSeconds: clock.aheadInMillis / 1000 })

  router.use('/clock', (_request, response, next) => {
    if (mayMoveClock) next()
    else response.status(404).json({ message: 'The clock can be moved only where the server was started with --clock' })
  })
  router.get('/clock', (_request, response) => {
    response.json(told())
  })
  router.post('/clock', async (request, response) => {
    const { forwardInSeconds } = readFields(request.body)
    const most = mostAheadInSeconds - clock.aheadInMillis / 1000
    if (typeof forwardInSeconds !== 'number' || !Number.isInteger(forwardInSeconds) || forwardInSeconds < 1 || forwardInSeconds > most) {
      response.status(400).json({ message: `forwardInSeconds must be a whole number from 1 to ${Math.floor(most)}` })
      return
    }
    clock.aheadInMillis += forwardInSeconds * 1000
    await dataPlane.moveClock(clock.aheadInMillis)
    response.json(told())
  })
  return router
}
