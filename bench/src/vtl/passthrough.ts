import { type Contest, callWith } from './contender.ts'
import { escapeJavaScript } from './escape.ts'

/** AWS's own template "Method Request passthrough", but for the members of `$context` that no test call has. */
export const passthrough: Contest = {
  name: 'the method request passthrough',
  template: `##  This template will pass through all parameters including path, querystring, header, stage variables, and context
#set($allParams = $input.params())
{
"body-json" : $input.json('$'),
"params" : {
#foreach($type in $allParams.keySet())
#set($params = $allParams.get($type))
"$type" : {
#foreach($paramName in $params.keySet())
"$paramName" : "$util.escapeJavaScript($params.get($paramName))"#if($foreach.hasNext),#end

#end
}#if($foreach.hasNext),#end

#end
},
"stage-variables" : {
#foreach($key in $stageVariables.keySet())
"$key" : "$util.escapeJavaScript($stageVariables.get($key))"#if($foreach.hasNext),#end

#end
},
"context" : {
"stage" : "$context.stage",
"source-ip" : "$context.identity.sourceIp",
"user-agent" : "$context.identity.userAgent",
"request-id" : "$context.requestId"
}
}
`,
  call: callWith({
    body: JSON.stringify({ customer: "Lee O'Hara", total: 31.5, tags: ['gift', 'fragile'], address: { street: '1 Main St', city: 'Bergen' } }),
  }),
  byHand: ({ body, params, stageVariables, context }) => {
    const members = (texts: Readonly<Record<string, string>>) =>
      Object.entries(texts)
        .map(([name, text]) => `"${name}" : "${escapeJavaScript(text)}"`)
        .join(',\n')
    const places = Object.entries(params).map(([place, texts]) => `"${place}" : {\n${members(texts)}\n}`)
    return `{
"body-json" : ${JSON.stringify(JSON.parse(body))},
"params" : {
${places.join(',\n')}
},
"stage-variables" : {
${members(stageVariables)}
},
"context" : {
"stage" : "${context.stage}",
"source-ip" : "${context.identity.sourceIp}",
"user-agent" : "${context.identity.userAgent}",
"request-id" : "${context.requestId}"
}
}
`
  },
  goals: { velocityjs: 10, byHand: 1 },
}
