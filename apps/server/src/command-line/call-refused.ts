/** What a running Fourbox answered to a call that it did not do. */
export class CallRefused extends Error {
  readonly status: number
  /** AWS's exception, where it is one. */
  readonly exception: string | undefined
  /** The member that is wrong, and what is wrong in words of ours, where the answer tells. */
  readonly field: string | undefined
  readonly hint: string | undefined

  constructor(status: number, message: string, { exception, field, hint }: Partial<Pick<CallRefused, 'exception' | 'field' | 'hint'>> = {}) {
    super(message)
    this.name = 'CallRefused'
    this.status = status
    this.exception = exception
    this.field = field
    this.hint = hint
  }
}

/** The refusal that an answer is, in the server's own words where it has any. */
export function refusalOf(response: Response, answer: string): CallRefused {
  const { message, type } = readError(answer)
  return new CallRefused(response.status, message ?? `${response.status} ${response.statusText}`, {
    exception: response.headers.get('x-amzn-errortype') ?? type,
    field: decoded(response.headers.get('x-fourbox-field')),
    hint: decoded(response.headers.get('x-fourbox-hint')),
  })
}

interface AnsweredError {
  readonly message: string | undefined
  /** AWS's exception, where the protocol has it in the body. */
  readonly type: string | undefined
}

function readError(answer: string): AnsweredError {
  try {
    // Lambda writes it with a capital where something is not found.
    const { message, Message, __type }: { readonly message?: unknown; readonly Message?: unknown; readonly __type?: unknown } = Object(JSON.parse(answer))
    return { message: [message, Message].find((each) => typeof each === 'string'), type: typeof __type === 'string' ? __type : undefined }
  } catch {
    return { message: undefined, type: undefined }
  }
}

/** A header's text, which is URL-encoded where it has more than plain ASCII. */
function decoded(header: string | null): string | undefined {
  try {
    return header === null ? undefined : decodeURIComponent(header)
  } catch {
    return undefined
  }
}
