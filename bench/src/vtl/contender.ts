/** What a template is rendered with; every render gets its texts fresh, as a call would bring them. */
export interface Call {
  readonly body: string
  readonly params: Readonly<Record<'path' | 'querystring' | 'header', Readonly<Record<string, string>>>>
  readonly stageVariables: Readonly<Record<string, string>>
  readonly context: { readonly requestId: string; readonly stage: string; readonly identity: { readonly sourceIp: string; readonly userAgent: string } }
}

/** One realistic template, and a function that a programmer would write by hand to make the same text. */
export interface Contest {
  readonly name: string
  readonly template: string
  readonly call: Call
  readonly byHand: (call: Call) => string
  /** The least ratios: renders against velocityjs, and against the function. */
  readonly goals: { readonly velocityjs: number; readonly byHand?: number }
}

/** A call with the parameters that browsers and clients send; `changes` is what a contest needs of its own. */
export function callWith(changes: Partial<Call>): Call {
  return {
    body: '',
    params: {
      path: { id: 'o-1042' },
      querystring: { scope: 'internal', limit: '25' },
      header: {
        Accept: '*/*',
        'Content-Type': 'application/json',
        Host: 'abc123.execute-api.us-east-1.amazonaws.com',
        'User-Agent': 'curl/8.5.0',
        'X-Trace': "it's 1/2",
      },
    },
    stageVariables: { queue: 'orders', table: 'Orders', region: 'eu-west-1' },
    context: { requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef', stage: 'prod', identity: { sourceIp: '203.0.113.7', userAgent: 'curl/8.5.0' } },
    ...changes,
  }
}
