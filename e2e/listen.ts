import type { RunningServer } from './server.ts'

/** A stream of server-sent events, one value after the other. */
export interface Listening {
  next(): Promise<unknown>
  end(): Promise<void>
}

/** Follows a stream below `/_fourbox` from its first byte on. */
export async function listen({ controlOrigin, token }: RunningServer, path: string): Promise<Listening> {
  const { body } = await fetch(`${controlOrigin}/_fourbox/${path}`, { headers: { 'x-fourbox-token': token } })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('The stream has no body')
  let text = ''
  const more = async () => {
    const { value, done } = await reader.read()
    if (done) throw new Error('The stream ended')
    text += value
  }
  await more()
  return {
    next: async () => {
      for (;;) {
        const event = /data: (.*)\n\n/.exec(text)
        if (event) {
          text = text.slice(event.index + event[0].length)
          return JSON.parse(event[1] ?? '')
        }
        await more()
      }
    },
    end: () => reader.cancel(),
  }
}
