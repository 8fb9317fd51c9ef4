import { Client } from 'pg'

/** How long a server may take to hear that a connection is to be closed. */
const longestFarewellInMillis = 1000

/** A connection that is closed when that was asked for, be the server there or not: where what is sent gets lost, its end would keep the process alive. */
export class BriefClient extends Client {
  override end(): Promise<void>
  override end(callback: (error: Error) => void): void
  override end(callback?: (error: Error) => void): Promise<void> | void {
    const late = setTimeout(() => this.connection.stream.destroy(), longestFarewellInMillis).unref()
    this.once('end', () => clearTimeout(late))
    return callback ? super.end(callback) : super.end()
  }
}
