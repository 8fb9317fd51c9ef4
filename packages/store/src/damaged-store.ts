/** What stands at the store's place cannot be used, and nothing of it can be saved here; the message says what a person can do. */
export class DamagedStore extends Error {
  constructor(place: string, what: string) {
    super(`${place} cannot be opened: ${what}. Restore a backup with “fourbox restore FILE”, move it away, or choose another folder with --data.`)
    this.name = 'DamagedStore'
  }
}
