/** A newer Fourbox wrote this; the older one keeps its hands off. */
export class NewerSchema extends Error {
  /** `found` says what is newer, and what this Fourbox knows; `otherwise` what else a person can do. */
  constructor(place: string, found: string, otherwise = 'choose another folder with --data') {
    super(`${place} was written by a newer Fourbox (${found}). Start the newer version, or ${otherwise}.`)
    this.name = 'NewerSchema'
  }
}
