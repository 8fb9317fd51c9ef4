import { type Contest, callWith } from './contender.ts'

export const tinyMock: Contest = {
  name: 'a tiny mock',
  template: `{
  #if( $input.params('scope') == "internal" )
    "statusCode": 200
  #else
    "statusCode": 500
  #end
}
`,
  call: callWith({}),
  byHand: ({ params }) => `{
      "statusCode": ${(params.path.scope ?? params.querystring.scope ?? params.header.scope ?? '') === 'internal' ? 200 : 500}
  }
`,
  goals: { velocityjs: 10 },
}
