import { apiAddress, type StackOutput } from '@fourbox/domain'

/** What outputs of stacks are, with the addresses of APIs as they are on this machine. */
export function localOutputs(outputs: readonly StackOutput[], executeOrigin: string): readonly StackOutput[] {
  const local = (_text: string, id: string) => apiAddress(executeOrigin, id)
  return outputs.map((output) => ({
    ...output,
    value: output.value.replaceAll(/https:\/\/([a-z0-9-]{1,63})\.execute-api\.[a-z0-9-]{1,30}\.amazonaws\.com(?:\.cn)?/g, local),
  }))
}
