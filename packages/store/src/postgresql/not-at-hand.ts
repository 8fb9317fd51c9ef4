/** What a write must read first cannot be told without asking the database. */
export class NotAtHand extends Error {}
