import { parseInvocationUri } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { lastRemembered } from '../content/remembered.ts'
import { compileUriText, type PathValues } from './uri-text.ts'

/** The function that a URI names once its variables have values; undefined where it calls something else. Taken apart anew only when they have changed. */
export function compileFunctionArn(text: string): (values: PathValues, call: Call) => string | undefined {
  const uri = compileUriText(text)
  const functionArnIn = lastRemembered((rendered: string) => parseInvocationUri(rendered)?.functionArn)
  return (values, call) => functionArnIn(uri(values, call))
}
