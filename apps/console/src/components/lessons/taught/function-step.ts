import { parseInvocationUri } from '@fourbox/domain'
import { localFunction } from '../../function/local-function.ts'
import type { Step } from '../lesson.ts'

/** A function made from a blueprint, or by whichever client. */
export function createFunction(name: string, blueprint: string): Step {
  return {
    title: `Create the function \`${name}\``,
    text: [`Choose *Use a blueprint*, the blueprint *${blueprint}*, and the function name \`${name}\`. It runs on this machine.`],
    at: () => `/create-function?from=blueprint&name=${name}`,
    control: { button: 'Create function' },
    isDone: ({ functions }) => functions.has(name),
  }
}

/** Whether an integration calls the function of that name. */
export function calls(uri: string | undefined, name: string): boolean {
  const invocation = parseInvocationUri(uri ?? '')
  return invocation !== undefined && localFunction(invocation.functionArn, invocation.region)?.name === name
}
