/** A zip that is no function's code; the message is AWS's, for an InvalidParameterValueException. */
export class CodeRefused extends Error {
  override readonly name = 'CodeRefused'
}
