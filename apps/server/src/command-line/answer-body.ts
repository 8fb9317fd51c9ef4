import { CallRefused } from './call-refused.ts'

/** The body of an answer as it comes. @throws CallRefused when it is cut off */
export async function* bytesOf(response: Response): AsyncGenerator<Uint8Array> {
  try {
    if (response.body) yield* response.body
  } catch {
    throw cutOff()
  }
}

/** The whole body of an answer. @throws CallRefused when it is cut off */
export async function textOf(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch {
    throw cutOff()
  }
}

function cutOff(): CallRefused {
  return new CallRefused(0, 'The answer was cut off.')
}
