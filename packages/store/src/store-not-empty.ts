import { type Counts, describeCounts } from './rows/counts.ts'

/** Another store was to take this one's place, which holds something already. */
export class StoreNotEmpty extends Error {
  constructor(place: string, counts: Counts) {
    super(`${place} holds ${describeCounts(counts)} already`)
    this.name = 'StoreNotEmpty'
  }
}
