/** The values of a stream of server-sent events of our own server, which says what they are; read by fetch, since `EventSource` sends no header. */
export function readEvents<Value>(answer: Response): AsyncGenerator<Value> {
  return values(answer, 'data:')
}

/** The values of an answer with one a line, as they come. */
export function readLines<Value>(answer: Response): AsyncGenerator<Value> {
  return values(answer, '')
}

async function* values<Value>(answer: Response, mark: string): AsyncGenerator<Value> {
  if (!answer.body) return
  let text = ''
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line !== '' && line.startsWith(mark)) yield JSON.parse(line.slice(mark.length))
  }
}
