import { parseArn, type PolicyStatement, type ResourcePolicy } from '@fourbox/domain'

/** Which service calls a function, and on behalf of what. */
export interface ServiceCaller {
  /** `apigateway.amazonaws.com` */
  readonly service: string
  readonly sourceArn: string
}

/** Whether a statement of a function's policy lets a service call it. */
export function allows(policy: ResourcePolicy | undefined, caller: ServiceCaller): boolean {
  return policy?.statements.some((statement) => isFor(statement, caller.service) && meets(statement, caller)) ?? false
}

/** Whether a statement lets everybody call the function by its address. */
export function allowsAnybody(policy: ResourcePolicy | undefined): boolean {
  return (
    policy?.statements.some(
      ({ Principal, Action, Condition = {} }) =>
        Principal === '*' &&
        ['lambda:invokefunctionurl', 'lambda:*', '*'].includes(Action.toLowerCase()) &&
        Object.values(Condition).every((keys) =>
          Object.entries(keys).every(([key, value]) => key.toLowerCase() === 'lambda:functionurlauthtype' && value === 'NONE'),
        ),
    ) ?? false
  )
}

function isFor({ Principal, Action }: PolicyStatement, service: string): boolean {
  const isMeant = typeof Principal === 'string' ? Principal === '*' : Principal['Service'] === service || Principal['AWS'] === '*'
  return isMeant && ['lambda:invokefunction', 'lambda:*', '*'].includes(Action.toLowerCase())
}

/** AddPermission writes no other operators and keys than these; what a service does not tell of itself is not met. */
function meets({ Condition = {} }: PolicyStatement, { sourceArn }: ServiceCaller): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const name = key.toLowerCase()
      if (operator === 'ArnLike' && name === 'aws:sourcearn') return isArnLike(sourceArn, wanted)
      return operator === 'StringEquals' && name === 'aws:sourceaccount' && parseArn(sourceArn)?.account === wanted
    }),
  )
}

const parts = 6

/** Each of an ARN's six parts by itself, the last with all its colons: a star never leads over a colon of the first five. */
function isArnLike(arn: string, pattern: string): boolean {
  const [given, wanted] = [arn, pattern].map((text) => {
    const pieces = text.split(':')
    return [...pieces.slice(0, parts - 1), pieces.slice(parts - 1).join(':')]
  })
  return given?.length === wanted?.length && (given ?? []).every((piece, at) => isLike(piece, wanted?.[at] ?? ''))
}

/** `*` stands for any text, `?` for one character. Walks back to the last star only, so that no pattern takes long. */
function isLike(text: string, pattern: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let fromStar = 0
  while (at < text.length) {
    const wanted = pattern[inPattern]
    if (wanted === '*') {
      star = inPattern++
      fromStar = at
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
      at++
      inPattern++
    } else if (star >= 0) {
      inPattern = star + 1
      at = ++fromStar
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern++
  return inPattern === pattern.length
}
