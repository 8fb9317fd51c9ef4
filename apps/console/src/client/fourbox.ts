import { tokenHeader } from '../settings.ts'

/**
 * Reads from Fourbox's own small API what AWS has no word for: `/_fourbox/…`.
 * @throws Error with the server's text where the answer is none of success
 */
export async function readFourbox(path: string, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(`/_fourbox/${path}`, { headers: tokenHeader(), signal: signal ?? null })
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`)
  return answer
}
