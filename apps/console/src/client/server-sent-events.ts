/** The values of a stream of server-sent events of our own server, which says what they are; read by fetch, since `EventSource` sends no header. */
export async function* readEvents<Value>(answer: Response): AsyncGenerator<Value> {
  if (!answer.body) return
  let text = ''
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data:')) yield JSON.parse(line.slice(5))
  }
}
