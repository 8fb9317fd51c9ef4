/** Why a store cannot be used, though nothing is wrong with what is asked of it. */
export type UnavailableReason = 'locked' | 'full' | 'failed' | 'damaged' | 'away' | 'refused' | 'unconfirmed'

/** The store cannot be used just now. Nothing was changed, but for what is `unconfirmed`. The message is for whoever called; `place` and the cause are the owner's. */
export class StoreUnavailable extends Error {
  readonly reason: UnavailableReason
  readonly place: string

  constructor(reason: UnavailableReason, place: string, cause: Error) {
    super(texts[reason], { cause })
    this.name = 'StoreUnavailable'
    this.reason = reason
    this.place = place
  }
}

const texts: Readonly<Record<UnavailableReason, string>> = {
  locked: 'Another process holds the lock of the data, and does not let go of it. Nothing was changed; try again when it is done.',
  full: 'The disk that holds the data is full. Nothing was changed; make room, and try again.',
  failed: 'The disk that holds the data cannot be read or written. Nothing was changed.',
  damaged: 'The data is damaged. Nothing was changed; start again, which sets the damage aside, or restore a backup.',
  away: 'The database that holds the data does not answer. Nothing was changed; try again when it does.',
  refused: 'The database that holds the data lets nobody in. Nothing was changed; try again when it does.',
  unconfirmed: 'The connection to the database broke before it confirmed a write, which may have been made. Look before you try again.',
}
