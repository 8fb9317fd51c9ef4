import { type Contest, callWith } from './contender.ts'
import { urlEncode } from './escape.ts'

export const sqs: Contest = {
  name: 'a form for SQS',
  template: `Action=SendMessage##
&QueueUrl=$util.urlEncode("https://sqs.eu-west-1.amazonaws.com/123456789012/$stageVariables.queue")##
&MessageBody=$util.urlEncode($input.body)##
#foreach($name in $input.params().header.keySet())
&MessageAttribute.\${foreach.count}.Name=$name&MessageAttribute.\${foreach.count}.Value.StringValue=$util.urlEncode($input.params().header.get($name))##
#end
&Version=2012-11-05`,
  call: callWith({ body: JSON.stringify({ customer: "Lee O'Hara", total: 31.5, tags: ['gift', 'fragile'], note: 'leave at "door" & ring twice' }) }),
  byHand: ({ body, params, stageVariables }) => {
    const attributes = Object.entries(params.header).map(
      ([name, text], index) => `&MessageAttribute.${index + 1}.Name=${name}&MessageAttribute.${index + 1}.Value.StringValue=${urlEncode(text)}`,
    )
    const queue = urlEncode(`https://sqs.eu-west-1.amazonaws.com/123456789012/${stageVariables.queue}`)
    return `Action=SendMessage&QueueUrl=${queue}&MessageBody=${urlEncode(body)}${attributes.join('')}&Version=2012-11-05`
  },
  goals: { velocityjs: 10, byHand: 1 },
}
