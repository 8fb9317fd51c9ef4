import { CallRefused } from './call-refused.ts'

/** The body of an answer as it comes. @throws CallRefused when it is cut off */
export async function* bytesOf(response: Response): AsyncGenerator<Uint8Array> {
  try {
    if (response.body) yield* response.body
  } catch {
    throw new CallRefused(0, 'The answer was cut off.')
  }
}
